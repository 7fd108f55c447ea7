import { useState } from 'react'
import { useQueryOf } from '../../api/queries.ts'
import { Segment } from '../../kit/Segment.tsx'
import type { RenderedVariant } from './Rendered.tsx'
import { SizeSheet, type Finding } from './SizeSheet.tsx'
import { words } from './words.ts'

export const zooms = (['fit', '0.5', '1', '2'] as const).map((value) => ({ value, label: value === 'fit' ? words.fit : words.zoom(Number(value)) }))
export type Zoom = (typeof zooms)[number]['value']

export const factorOf = (zoom: Zoom): 'fit' | number => (zoom === 'fit' ? zoom : Number(zoom))

/** Every size of a set side by side, fitted or in real pixels, and who signs them. */
export const Sizes = ({ variant, findings }: { variant: RenderedVariant; findings: readonly Finding[] }) => {
  const [zoom, setZoom] = useState<Zoom>('fit')
  const { data } = useQueryOf('variant.render', { ...variant, choice: { ...variant.choice } }, { follows: ['family', 'template', 'component'] })
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Segment label={words.size} options={zooms} value={zoom} onChange={setZoom} />
        {data?.pictures ? (
          <>
            <p className="text-12 text-ink-2">{words.sizes(String(data.pictures.length))}</p>
            <p className="text-12 text-ink-2">{data.signed === undefined ? words.unsigned : words.signed(data.signed)}</p>
          </>
        ) : null}
      </div>
      <SizeSheet variant={variant} findings={findings} zoom={factorOf(zoom)} />
    </div>
  )
}
