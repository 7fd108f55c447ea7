import { useMemo, useRef, type ReactNode } from 'react'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { Rendition } from '../../kit/rendition/Rendition.tsx'
import type { PlacedFinding, PlacedSlot } from '../../kit/rendition/frames.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { useWidth } from '../../kit/useSize.ts'
import { fitted } from './fitted.ts'
import { InboxLine } from './InboxLine.tsx'
import { ourMedia } from './ourMedia.ts'
import { phoneWidth, type Seen, seenAs } from './seen.ts'
import { useWhole } from './useWhole.ts'
import { words } from './words.ts'

type Format = Operations['variant.render']['output']['format']

export interface RenderedVariant {
  /** id or key of the family */
  family: string
  /** Content hash of an edition: what it showed then. */
  hash?: string | undefined
  locale: string
  choice: Readonly<Record<string, string>>
}

interface Props {
  variant: RenderedVariant
  name: string
  /** Its own size, known before it is rendered, so that nothing jumps. */
  format: Format
  /** Of a format that grows with its content: how far down what it shows reaches, in CSS px. */
  reach?: number
  /** It never grows higher than this, in CSS px. */
  most?: number
  /** Of a letter: how it is looked at. Its inbox line stands above it. */
  seen?: Seen | undefined
  layer?: 'findings' | 'slots' | 'clean'
  findings?: readonly PlacedFinding[]
  slots?: readonly PlacedSlot[]
  chosen?: string | undefined
  caption?: boolean
}

const usualReach = 640

/** A variant as the engine really renders it, scaled down to the room that it has. */
export const Rendered = ({ variant, name, format, reach = usualReach, most = 420, seen, ...drawn }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const width = seen === 'phone' ? phoneWidth : format.width
  const room = useWidth(frame, width)
  const height = format.height ?? reach
  const scale = fitted({ width, height }, room, most)
  const { data, error } = useQueryOf(
    'variant.render',
    { ...variant, choice: { ...variant.choice } },
    { follows: ['family', 'template', 'component'] },
  )
  const html = useWhole(useMemo(() => data && seenAs(ourMedia(data.html, location.origin), seen ?? 'desk'), [data, seen]))
  return (
    <div ref={frame} className="min-w-0">
      {seen && data?.subject !== undefined ? (
        <InboxLine subject={data.subject} preheader={data.preheader ?? ''} seen={seen} lang={variant.locale} />
      ) : null}
      {seen === 'text' && data ? (
        <PlainPart text={data.text} name={name} lang={variant.locale} most={most} />
      ) : html === undefined ? (
        <Waiting width={width * scale} height={height * scale} name={drawn.caption === false ? undefined : name}>
          {error ? <Problem problem={error} /> : <Loading lines={[62, 88]} />}
        </Waiting>
      ) : (
        <Rendition output={{ html }} width={width} height={height} scale={scale} name={name} lang={variant.locale} {...drawn} />
      )}
    </div>
  )
}

const PlainPart = ({ text, name, lang, most }: { text: string; name: string; lang: string; most: number }) => (
  <pre
    // It scrolls, so the keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
    aria-label={words.plain(name)}
    lang={lang}
    className="mono max-w-full overflow-auto bg-surface p-3 text-12 whitespace-pre-wrap"
    style={{ maxHeight: most }}
  >
    {text}
  </pre>
)

interface WaitingProps {
  width: number
  height: number
  name: string | undefined
  children: ReactNode
}

/** The room that it will take, as light as it will be: the bars would not be seen on the ground that it is laid on. */
const Waiting = ({ width, height, name, children }: WaitingProps) => (
  <>
    {name === undefined ? null : <p className="mb-1 h-5.5 text-12 font-strong">{name}</p>}
    <div className="max-w-full bg-surface p-3 shadow-[0_0_0_1px_color-mix(in_srgb,var(--ink)_9%,transparent)]" style={{ width, minHeight: height }}>
      {children}
    </div>
  </>
)
