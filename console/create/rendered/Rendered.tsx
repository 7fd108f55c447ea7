import { useMemo, useRef, type ReactNode } from 'react'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { Rendition } from '../../kit/rendition/Rendition.tsx'
import type { PlacedFinding, PlacedSlot } from '../../kit/rendition/frames.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { useWidth } from '../../kit/useSize.ts'
import { ourMedia } from './ourMedia.ts'
import { useWhole } from './useWhole.ts'

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
  layer?: 'findings' | 'slots' | 'clean'
  findings?: readonly PlacedFinding[]
  slots?: readonly PlacedSlot[]
  chosen?: string | undefined
  caption?: boolean
}

const usualReach = 640

/** A variant as the engine really renders it, scaled down to the room that it has. */
export const Rendered = ({ variant, name, format, reach = usualReach, most = 420, ...drawn }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const room = useWidth(frame, format.width)
  const height = format.height ?? reach
  const scale = Math.min(1, room / format.width, most / height)
  const { data, error } = useQueryOf(
    'variant.render',
    { ...variant, choice: { ...variant.choice } },
    { follows: ['family', 'template', 'component'] },
  )
  const html = useWhole(useMemo(() => data && ourMedia(data.html, location.origin), [data]))
  return (
    <div ref={frame} className="min-w-0">
      {html === undefined ? (
        <Waiting height={height * scale}>{error ? <Problem problem={error} /> : <Loading lines={[62, 88]} />}</Waiting>
      ) : (
        <Rendition output={{ html }} width={format.width} height={height} scale={scale} name={name} lang={variant.locale} {...drawn} />
      )}
    </div>
  )
}

const Waiting = ({ height, children }: { height: number; children: ReactNode }) => <div style={{ minHeight: height }}>{children}</div>
