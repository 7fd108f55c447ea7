import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { counted } from '../../kernel/counted.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown, type RefusalPlace } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import { type Component, component } from '../component.ts'
import { type Composition, hashOf } from '../composition.ts'
import { Family, family } from '../family.ts'
import { findOne } from '../find.ts'
import { unfit } from '../fit.ts'
import { LiveUse, liveComponents } from '../live-use.ts'
import { matrixOf } from '../matrix.ts'
import { measuredAnew } from '../measurement.ts'
import { compositionsUsing } from '../rehash.ts'
import { titleOf } from '../said.ts'
import { substitute } from '../substitute.ts'

const mostNamed = 20

export const replaceComponent = command({
  name: 'component.replace',
  summary: 'Put another component in the place of one, in every family that holds it: all of them, or none',
  input: z.strictObject({
    id: z.string().describe('id or key of what is there'),
    by: z.string().describe('id or key of what comes in its place: of the same kind'),
    families: z.array(z.string()).min(1).max(400).optional().describe('ids or keys: only in these'),
    reason: z.string().trim().min(3).max(400),
  }),
  output: z.object({
    families: z.array(Family.pick({ id: true, key: true, name: true, hash: true })).describe('changed; verdicts on their old content lapse'),
    live: z.array(LiveUse).describe('campaigns that go on showing what was released, until the new content is approved and released'),
  }),
  roles: makers,
  destructive: true,
  load: async (read, { id, by }, { now }) => {
    const [old, next] = [await findOne(read, component, id), await findOne(read, component, by)]
    return {
      old,
      next,
      around: old ? await compositionsUsing(read, { components: [old.id] }) : [],
      live: old ? await read.ask(liveComponents, { component: old.id, at: now.toISOString() }) : [],
    }
  },
  decide: ({ old, next, around, live }, { id, by, families, reason }) => {
    if (!old) return refuseUnknown('component', id, 'id or key')
    if (!next) return refuseUnknown('component', by, 'id or key')
    if (old.id === next.id)
      return refuse('invalidInput', 'It cannot be put in its own place.', { where: [{ path: 'by', problem: 'the same component' }] })
    const strange = families?.filter((wanted) => !around.some(({ family: one }) => one.id === wanted || one.key === wanted)) ?? []
    if (strange.length > 0)
      return refuse('invalidInput', `“${titleOf(old)}” does not stand in ${strange.join(', ')}.`, {
        where: strange.map((wanted) => ({ path: `families.${families?.indexOf(wanted)}`, problem: 'no current family that holds it' })),
      })
    const wanted = around.filter(({ family: one }) => families === undefined || families.includes(one.id) || families.includes(one.key))
    if (wanted.length === 0)
      return refuse('invalidInput', `“${titleOf(old)}” stands in no current family.`, { where: [{ path: 'id', problem: 'in no family' }] })
    const problems = wanted.flatMap((composition) => problemsIn(composition, old, next))
    if (problems.length > 0)
      return refuse(
        'noFit',
        `“${titleOf(next)}” cannot take its place in ${counted(new Set(problems.map(({ path }) => path)).size, 'family', 'families')}; nothing was changed.`,
        {
          where: problems.slice(0, mostNamed),
          remedy: 'Let it say something in each language of these families, or name the families in which it is to take the place.',
        },
      )
    const changed = wanted.map((composition) => changedBy(composition, old, next))
    return {
      answer: { families: changed.map(({ id: changedId, key, name, hash }) => ({ id: changedId, key, name, hash })), live },
      save: changed.map((one) => put(family, one)),
      journal: [
        happened('component.replaced', { component: [old.id, next.id], family: changed.map((one) => one.id) }, { families: changed.length }, reason),
        ...changed.map((one) => happened('family.changed', { family: one.id }, { hash: one.hash })),
      ],
      tasks: measuredAnew(changed),
    }
  },
})

/** Why it cannot take the place there: what does not fit a slot, and constraints that would leave no variant. */
const problemsIn = ({ family: one, template }: Composition, old: Component, next: Component): RefusalPlace[] => {
  const unfitting = template.slots.flatMap((slot) => {
    const why = one.slots[slot.name]?.includes(old.id) ? unfit(slot, next, one.locales) : undefined
    return why === undefined ? [] : [{ path: one.key, problem: `${one.name}, ${slot.label}: it ${why}` }]
  })
  if (unfitting.length > 0) return unfitting
  return matrixOf(substitute(one, old.id, next.id)).count > 0
    ? []
    : [{ path: one.key, problem: `${one.name}: its constraints would leave no variant` }]
}

const changedBy = (composition: Composition, old: Component, next: Component): Family => {
  const changed = amend(composition.family, substitute(composition.family, old.id, next.id))
  const components = new Map(composition.components).set(next.id, next)
  return { ...changed, hash: hashOf({ ...composition, family: changed, components }) }
}
