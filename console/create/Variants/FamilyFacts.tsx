import { useFormat } from '../../format/useFormat.ts'
import type { Operations } from '../../api/operations.ts'
import type { Composed } from '../composed.ts'
import { plural } from '../plural.ts'
import { words } from './words.ts'

const { facts } = words

/** Hero card: 6 headlines × 5 pictures × 3 calls × 3 locales, what is excluded, and when it was judged. */
export const FamilyFacts = ({ composed, run }: { composed: Composed; run: Operations['preflight.show']['output'] | undefined }) => {
  const { count, moment } = useFormat()
  const { family, template, excluded } = composed
  const filled = template.slots.flatMap(({ name, label }) => {
    const held = family.slots[name]?.length ?? 0
    return held === 0 ? [] : [`${count(held)} ${held === 1 ? label.toLowerCase() : plural(label)}`]
  })
  return (
    <>
      <span>{template.name}</span>
      <span>{[...filled, facts.locales(count(family.locales.length))].join(' × ')}</span>
      {excluded > 0 ? (
        <span>
          {facts.excluded(count(excluded), family.constraints.length === 1 ? facts.oneRule : facts.rules(count(family.constraints.length)))}
        </span>
      ) : null}
      {run ? <span>{facts.checked(moment(run.preflight.at))}</span> : null}
      {run && run.preflight.unmeasured > 0 ? <span>{facts.unmeasured(count(run.preflight.unmeasured))}</span> : null}
      {run && !run.current ? <b className="text-warn">{facts.old}</b> : null}
    </>
  )
}
