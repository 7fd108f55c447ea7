import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { makers } from '../../people/permission.ts'
import { component } from '../component.ts'
import { byId, compositionOf, hashOf } from '../composition.ts'
import { compose } from '../compose.ts'
import { Family, family, stillMeant } from '../family.ts'
import { findAll, findOne } from '../find.ts'
import { mostInSlot } from '../limits.ts'
import { FamilyUse, familyUses } from '../live-use.ts'
import { matrixOf } from '../matrix.ts'
import { measuredAnew } from '../measurement.ts'

export const amendFamily = command({
  name: 'family.amend',
  summary: 'Rename a family, or change what its slots hold; what is left out stays as it is',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    name: Family.shape.name.optional(),
    slots: z
      .record(z.string(), z.array(z.string()).max(mostInSlot))
      .optional()
      .describe('slot → ids or keys of all components that it should hold; constraints lose what no slot holds any more')
      .meta({ examples: [{ headline: ['dry-all-the-way-home', 'your-coat-should-not-quit-first'] }] }),
    reason: z.string().trim().min(3).max(400).optional(),
    ifVersion: z.number().int().optional(),
  }),
  output: z.object({
    family: Family,
    combinations: z.number().int().describe('variants in all locales'),
    uses: z
      .array(FamilyUse)
      .describe('campaigns that are not over: what is live goes on as it was released, until the new content is approved and released'),
  }),
  roles: makers,
  load: async (read, { id, slots = {} }, { now }) => {
    const found = await findOne(read, family, id)
    const composition = found && (await compositionOf(read, found))
    if (!composition) return undefined
    return {
      composition,
      named: await findAll(read, component, [...new Set(Object.values(slots).flat())]),
      uses: await read.ask(familyUses, { family: found.id, at: now.toISOString() }),
    }
  },
  decide: (facts, { id, name, slots = {}, reason, ifVersion }) => {
    if (!facts) return refuseUnknown('family', id, 'id or key')
    const { composition, uses } = facts
    const { family: found, template, components } = composition
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired')
      return refuse('wrongState', `“${found.name}” is retired.`, { remedy: 'Compose a family for what should be shown.' })
    const named = new Map([...byId([...components.values()]), ...facts.named])
    const wishes = Object.entries(slots).map(([slot, references]) => [slot, references.map((one) => named.get(one)?.id ?? one)] as const)
    const filled = compose(
      template,
      {
        slots: Object.fromEntries(wishes.map(([slot, ids]) => [slot, { components: ids }])),
        held: found.slots,
        locales: found.locales,
        constraints: stillMeant(found.constraints, { ...found.slots, ...Object.fromEntries(wishes) }),
      },
      { named: byId([...named.values()]), tagged: new Map() },
    )
    if (isRefusal(filled)) return filled
    const next = amend<Family>(found, { ...filled, ...(name !== undefined && { name }) })
    next.hash = hashOf({ ...composition, family: next, components: byId([...named.values()]) })
    const isOther = next.hash !== found.hash
    const moved = movedBetween(found, next)
    return {
      answer: { family: next, combinations: matrixOf(next).count * next.locales.length, uses },
      save: [put(family, next)],
      journal: [
        happened(
          'family.amended',
          { family: next.id, ...(moved.length > 0 && { component: moved }) },
          { name: next.name, slots: Object.keys(slots), hash: next.hash },
          reason,
        ),
        ...(isOther ? [happened('family.changed', { family: next.id }, { hash: next.hash })] : []),
      ],
      tasks: isOther ? measuredAnew([next]) : [],
    }
  },
})

/** Components that came or went. */
const movedBetween = (before: Family, after: Family): string[] => {
  const [was, is] = [before, after].map(({ slots }) => new Set(Object.values(slots).flat()))
  return [...new Set([...(was ?? []), ...(is ?? [])])].filter((id) => !was?.has(id) || !is?.has(id))
}
