import { useMemo } from 'react'
import { Mark } from '../../kit/Mark.tsx'
import { Rendition } from '../../kit/rendition/Rendition.tsx'
import type { PlacedSlot } from '../../kit/rendition/frames.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { ourMedia } from '../rendered/ourMedia.ts'
import { useWhole } from '../rendered/useWhole.ts'
import { placedIn, type Finding, type Shown } from './found.ts'
import { placeInWords } from './places.ts'
import { words } from './words.ts'

interface Props {
  one: Shown
  name: string
  /** CSS px; how far down it reaches where its format grows. */
  height: number
  scale: number
  layer: 'findings' | 'slots' | 'clean'
  findings: readonly Finding[]
  slots: readonly PlacedSlot[]
  chosen: string | undefined
}

/** One language in one size as the engine made it, or why it could not. */
export const ShownSize = ({ one, name, height, scale, layer, findings, slots, chosen }: Props) => {
  const { width } = one.format
  const html = useWhole(useMemo(() => (one.html === undefined ? undefined : ourMedia(one.html, location.origin)), [one.html]))
  const output = one.picture === undefined ? html && { html } : { picture: one.picture }
  if (one.problem)
    return (
      <figure>
        <figcaption className="mb-1 h-5.5 text-12 font-strong">{name}</figcaption>
        <p
          className="flex items-baseline gap-2 border border-dashed border-edge bg-surface p-2 text-12 text-pretty"
          style={{ width: Math.max(160, Math.min(420, width * scale)) }}
        >
          <Mark severity="block" />
          {placeInWords(one.problem)}
        </p>
      </figure>
    )
  return (
    <div className="min-w-0">
      {one.subject === undefined ? null : (
        <p className="cut text-12 text-ink-2" lang={one.locale}>
          {words.subject(one.subject)}
        </p>
      )}
      {output ? (
        <Rendition
          output={output}
          width={width}
          height={height}
          scale={scale}
          name={name}
          lang={one.locale}
          layer={layer}
          findings={placedIn(findings, one)}
          slots={slots}
          chosen={chosen}
        />
      ) : (
        <div className="bg-surface p-3" style={{ width: width * scale, minHeight: height * scale }}>
          <Loading lines={[62, 88]} />
        </div>
      )}
    </div>
  )
}
