import { useState } from 'react'
import { SectionHead } from '../../kit/Section.tsx'
import { Segment } from '../../kit/Segment.tsx'
import type { Composed } from '../composed.ts'
import { liesInBoxes } from '../rendered/liesInBoxes.ts'
import { reachOf } from '../rendered/reachOf.ts'
import { Rendered } from '../rendered/Rendered.tsx'
import { words } from './words.ts'

const layers = (['slots', 'clean'] as const).map((value) => ({ value, label: words.layers[value] }))

/** The template in each locale of a family that fills it, all at one scale. */
export const TemplateStage = ({ composed, chosen }: { composed: Composed; chosen: string | undefined }) => {
  const { family, template } = composed
  const [layer, setLayer] = useState<(typeof layers)[number]['value']>('slots')
  const isPlaced = liesInBoxes(template)
  const slots = template.slots.flatMap(({ name, label, box }) =>
    isPlaced && box && (chosen === undefined || chosen === name) ? [{ id: name, name: label, box }] : [],
  )
  return (
    <>
      <SectionHead
        title={template.name}
        side={isPlaced ? <Segment label={words.layer} options={layers} value={layer} onChange={setLayer} /> : words.unframed}
        className="px-(--page) py-1.5"
      />
      <div className="grid min-h-full content-start gap-x-6 gap-y-2 border-t border-line bg-sunken px-(--page) pt-1.5 pb-4 [grid-template-columns:repeat(auto-fill,minmax(min(100%,380px),1fr))]">
        {family.locales.map((locale) => (
          <Rendered
            key={locale}
            variant={{ family: family.id, locale, choice: {} }}
            name={locale}
            format={template.format}
            reach={reachOf(template)}
            layer={layer}
            slots={slots}
            chosen={chosen}
          />
        ))}
      </div>
    </>
  )
}
