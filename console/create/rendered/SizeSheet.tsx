import { useQuery } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { classes } from '../../kit/classes.ts'
import { Finding as FindingLine } from '../../kit/Finding.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { useBytes } from '../../kit/useBytes.ts'
import { useNear } from '../../kit/useNear.ts'
import { useWidth } from '../../kit/useSize.ts'
import { fitted } from './fitted.ts'
import { ourMedia } from './ourMedia.ts'
import type { RenderedVariant } from './Rendered.tsx'
import { words } from './words.ts'

type Picture = NonNullable<Operations['variant.render']['output']['pictures']>[number]
export type Finding = Operations['family.variants']['output']['items'][number]['findings'][number]

interface Props {
  variant: RenderedVariant
  findings: readonly Finding[]
  /** `fit`: each as large as its room lets it be, up to its own size. */
  zoom: 'fit' | number
  /** Each size says below what was found in it; else it is framed alone. */
  said?: boolean
}

/** The highest that a size is shown as where it is fitted, in CSS px. */
const mostFitted = 280

/** Every size of a set, each drawn once it comes near: what it weighs beside what it may, and a frame around what was found. */
export const SizeSheet = ({ variant, findings, zoom, said = false }: Props) => {
  const sheet = useRef<HTMLDivElement>(null)
  const room = useWidth(sheet, 640)
  const { data, error } = useQueryOf(
    'variant.render',
    { ...variant, choice: { ...variant.choice } },
    { follows: ['family', 'template', 'component'] },
  )
  return (
    <div ref={sheet} className="min-w-0">
      {error ? <Problem problem={error} /> : data ? null : <SheetAwaited />}
      <ul className="flex flex-wrap items-start gap-x-5 gap-y-4">
        {data?.pictures?.map((picture) => {
          const { name, width, height = width } = picture.format
          return (
            <Size
              key={name}
              picture={picture}
              scale={zoom === 'fit' ? fitted({ width, height }, room, mostFitted) : zoom}
              text={data.text}
              lang={variant.locale}
              findings={findings.filter(({ format }) => format === name)}
              said={said}
            />
          )
        })}
      </ul>
    </div>
  )
}

/** It will be long: what comes after it is not near yet. */
export const SheetAwaited = () => (
  <div className="min-h-screen">
    <Loading lines={[62, 88]} />
  </div>
)

interface SizeProps {
  picture: Picture
  scale: number
  /** What the picture says, for whoever does not see it. */
  text: string
  lang: string
  findings: readonly Finding[]
  said: boolean
}

const Size = ({ picture: { format, address }, scale, text, lang, findings, said }: SizeProps) => {
  const { name, width, height = width, maxBytes } = format
  const { percentWhole } = useFormat()
  const item = useRef<HTMLLIElement>(null)
  const head = useId()
  const near = useNear(item)
  const src = ourMedia(address.replace(/\.webp$/, scale > 1 ? '@2x.webp' : '.webp'), location.origin)
  const { data: bytes, error } = useQuery({
    queryKey: ['picture', src],
    queryFn: () => pictureAt(src),
    enabled: near,
    retry: false,
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const shown = useBytes(bytes)
  return (
    <li ref={item} aria-labelledby={head} className="grid max-w-full min-w-0 gap-1">
      <p id={head} className="text-12">
        <span className="font-strong">{name}</span>{' '}
        <span className="text-ink-2">
          {`${width} × ${height}`}
          {scale === 1 ? null : `, ${percentWhole(scale)}`}
        </span>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keys too */}
      <div className="max-w-full overflow-auto" tabIndex={0} role="group" aria-label={words.picture(name)}>
        <div className="relative bg-surface" style={{ width: width * scale, height: height * scale }}>
          {bytes ? <img ref={shown} alt={text} lang={lang} width={width * scale} height={height * scale} /> : null}
          {error ? <p className="p-1 text-12">{error.message}</p> : null}
          {findings.map(({ box, reason, severity }) =>
            box ? (
              <span
                key={reason}
                aria-hidden
                className={classes('absolute scheme-light outline-2 -outline-offset-2', outlines[severity])}
                style={{ left: box.x * scale, top: box.y * scale, width: box.width * scale, height: box.height * scale }}
              />
            ) : null,
          )}
        </div>
      </div>
      <Weight bytes={scale > 1 ? undefined : bytes?.size} maxBytes={maxBytes} />
      {said ? <FoundHere findings={findings} width={width * scale} /> : null}
    </li>
  )
}

const outlines: Record<Finding['severity'], string> = {
  block: 'outline-block',
  warn: 'outline-warn outline-dashed',
  note: 'outline-ink-2 outline-dotted',
}

/** As wide as what it is about, or as a sentence needs. */
const leastSaid = 240

const FoundHere = ({ findings, width }: { findings: readonly Finding[]; width: number }) => (
  <div className="grid max-w-full gap-1.5 empty:hidden" style={{ width: Math.max(leastSaid, width) }}>
    {findings.map(({ severity, reason, slot }) => (
      <FindingLine key={`${reason} ${slot}`} severity={severity} title={reason} />
    ))}
  </div>
)

/** Of the size that ad servers take; what fine screens load has no limit. */
const Weight = ({ bytes, maxBytes }: { bytes: number | undefined; maxBytes: number | undefined }) => {
  const { count } = useFormat()
  if (bytes === undefined) return null
  const kilobytes = (of: number): string => `${count(Math.round(of / 1_000))} kB`
  return <p className="text-12 text-ink-2 tabular-nums">{words.weight(kilobytes(bytes), maxBytes === undefined ? undefined : kilobytes(maxBytes))}</p>
}

/** A picture that only we may see is asked for once and kept by nobody else. */
const pictureAt = async (src: string): Promise<Blob> => {
  const response = await fetch(src)
  if (!response.ok) throw new Error(((await response.json()) as { detail?: string }).detail ?? words.noPicture)
  return response.blob()
}
