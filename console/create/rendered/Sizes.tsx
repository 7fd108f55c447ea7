import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Segment } from '../../kit/Segment.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { ourMedia } from './ourMedia.ts'
import type { RenderedVariant } from './Rendered.tsx'
import { words } from './words.ts'

type Picture = NonNullable<Operations['variant.render']['output']['pictures']>[number]
type Finding = Operations['family.variants']['output']['items'][number]['findings'][number]

const zooms = (['0.5', '1', '2'] as const).map((value) => ({ value, label: words.zoom(Number(value)) }))

/** Every size of a set side by side, in real pixels: what each weighs beside what it may, and a frame around text that runs over. */
export const Sizes = ({ variant, findings }: { variant: RenderedVariant; findings: readonly Finding[] }) => {
  const [zoom, setZoom] = useState<(typeof zooms)[number]['value']>('0.5')
  const { data, error } = useQueryOf(
    'variant.render',
    { ...variant, choice: { ...variant.choice } },
    { follows: ['family', 'template', 'component'] },
  )
  if (error) return <Problem problem={error} />
  if (!data?.pictures) return <Loading lines={[62, 88]} />
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Segment label={words.size} options={zooms} value={zoom} onChange={setZoom} />
        <p className="text-12 text-ink-2">{words.sizes(String(data.pictures.length))}</p>
        <p className="text-12 text-ink-2">{data.signed === undefined ? words.unsigned : words.signed(data.signed)}</p>
      </div>
      <ul className="flex flex-wrap items-start gap-x-5 gap-y-4">
        {data.pictures.map((picture) => (
          <Size
            key={picture.format.name}
            picture={picture}
            scale={Number(zoom)}
            text={data.text}
            findings={findings.filter(({ format }) => format === picture.format.name)}
          />
        ))}
      </ul>
    </div>
  )
}

interface SizeProps {
  picture: Picture
  scale: number
  /** What the picture says, for whoever does not see it. */
  text: string
  findings: readonly Finding[]
}

const Size = ({ picture: { format, address }, scale, text, findings }: SizeProps) => {
  const { name, width, height = width, maxBytes } = format
  const src = ourMedia(address.replace(/\.webp$/, scale > 1 ? '@2x.webp' : '.webp'), location.origin)
  const { data, error } = useQuery({ queryKey: ['picture', src], queryFn: () => pictureAt(src), retry: false, staleTime: Infinity, gcTime: 60_000 })
  return (
    <li className="grid max-w-full min-w-0 gap-1">
      <p className="text-12">
        <span className="font-strong">{name}</span> <span className="text-ink-2">{`${width} × ${height}`}</span>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keys too */}
      <div className="max-w-full overflow-auto" tabIndex={0} role="group" aria-label={words.picture(name)}>
        <div className="relative bg-surface" style={{ width: width * scale, height: height * scale }}>
          {data ? <img src={data.url} alt={text} width={width * scale} height={height * scale} /> : null}
          {error ? <p className="p-1 text-12">{error.message}</p> : null}
          {findings.map(({ box, reason }) =>
            box ? (
              <span
                key={reason}
                aria-hidden
                className="absolute outline-2 outline-block"
                style={{ left: box.x * scale, top: box.y * scale, width: box.width * scale, height: box.height * scale }}
              />
            ) : null,
          )}
        </div>
      </div>
      <Weight bytes={scale > 1 ? undefined : data?.bytes} maxBytes={maxBytes} />
    </li>
  )
}

/** Of the size that ad servers take; what fine screens load has no limit. */
const Weight = ({ bytes, maxBytes }: { bytes: number | undefined; maxBytes: number | undefined }) => {
  const { count } = useFormat()
  if (bytes === undefined) return null
  const kilobytes = (of: number): string => `${count(Math.round(of / 1_000))} kB`
  return <p className="text-12 text-ink-2 tabular-nums">{words.weight(kilobytes(bytes), maxBytes === undefined ? undefined : kilobytes(maxBytes))}</p>
}

/** A picture that only we may see is asked for once and kept by nobody else. */
const pictureAt = async (src: string): Promise<{ url: string; bytes: number }> => {
  const response = await fetch(src)
  if (!response.ok) throw new Error(((await response.json()) as { detail?: string }).detail ?? words.noPicture)
  const blob = await response.blob()
  return { url: URL.createObjectURL(blob), bytes: blob.size }
}
