import type { Operations } from '../../api/operations.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { Curve } from '../Curve.tsx'
import { words } from '../words.ts'

/** One claim in a sentence, and for a component how it moves with the times that it was seen. */
export const InsightInspector = ({ claim }: { claim: Operations['insight.list']['output']['items'][number] }) => {
  const { statement, placement, slot, about, id } = claim
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <div className="text-12 text-ink-3">{about === 'tag' ? words.tag : slot && kindLabel(slot)}</div>
        <h2 className="mt-0.5 text-15 font-title text-pretty">{statement}</h2>
      </div>
      {slot === undefined || about === 'tag' ? null : (
        <InspectorSection title={words.curve.title}>
          <Curve placement={placement} slot={slot} component={id} />
        </InspectorSection>
      )}
    </>
  )
}
