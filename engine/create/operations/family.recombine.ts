import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { makers } from '../../people/permission.ts'
import { byId, compositionOf, hashOf } from '../composition.ts'
import { concept } from '../concept.ts'
import { Family, family, stillMeant } from '../family.ts'
import { findOne } from '../find.ts'
import { keyFor } from '../key-of.ts'
import { findComponents } from '../library.ts'
import { mostInSlot } from '../limits.ts'
import { everyLocale } from '../locale-chain.ts'
import { matrixOf } from '../matrix.ts'
import { measuredAnew } from '../measurement.ts'
import { recombine } from '../recombine.ts'
import { recombinedName, recombinedNames } from '../recombined-name.ts'
import { kindsTaken } from '../slot-kinds.ts'
import { tagsFor } from '../vocabulary.ts'

const Swap = z.object({ slot: z.string(), out: z.string().optional(), in: z.string(), likeness: z.number(), because: z.string() })

export const recombineFamily = command({
  name: 'family.recombine',
  summary: 'Propose a new family from an old one: what has tired goes, approved components that share its tags come in',
  input: z.strictObject({
    id: z.string().describe('id or key of the family to begin with'),
    tired: z.string().optional().describe('id of the component that should go'),
    tags: z.array(z.string()).max(20).default([]).describe('concepts that what comes in should bear; those of what goes when left out'),
    slot: z.string().optional(),
    avoid: z
      .array(z.string())
      .max(200)
      .default([])
      .describe('ids of components that shall not come in, such as what was withheld because it did harm'),
    effects: z.record(z.string(), z.number()).default({}).describe('measured effect by component id, to choose among equals'),
    because: z.string().trim().min(3).max(400),
    signal: z.string().optional(),
    brief: z.string().optional(),
  }),
  output: z.object({ family: Family, swaps: z.array(Swap), combinations: z.number().int() }),
  roles: makers,
  load: async (read, { id }, { engine: here }) => {
    const found = await findOne(read, family, id)
    const composition = found && (await compositionOf(read, found))
    if (!composition) return undefined
    const candidates = []
    for (const kind of new Set(composition.template.slots.flatMap(kindsTaken))) {
      candidates.push(...(await read.ask(findComponents, { kinds: [kind], states: ['draft', 'approved'], limit: mostInSlot })).items)
    }
    const alike = await read.all(family, { name: recombinedNames(composition.family.name) })
    return {
      composition,
      candidates,
      concepts: await read.all(concept, { state: 'current' }),
      taken: alike.map(({ name }) => name),
      locale: (await read.get(engine, here))?.locale,
    }
  },
  decide: (facts, input, { now, newId, actor }) => {
    if (!facts) return refuseUnknown('family', input.id, 'id or key')
    const { composition, candidates, concepts, taken, locale } = facts
    const { family: old, template, brand, components } = composition
    const tags = tagsFor(input.tags, concepts)
    if (isRefusal(tags)) return tags
    const want = {
      tags,
      ...(input.tired !== undefined && { tired: input.tired }),
      ...(input.slot !== undefined && { slot: input.slot }),
      avoid: input.avoid,
    }
    const ranked = candidates.map((one) => ({ component: one, effect: input.effects[one.id] ?? 0 }))
    const anew = recombine({ family: old, template, concepts, locale: locale ?? old.locales[0] ?? everyLocale }, want, components, ranked)
    if (isRefusal(anew)) return anew
    const id = newId(family.prefix)
    const name = recombinedName(old.name, taken)
    const made: Family = {
      id,
      version: 1,
      key: keyFor(name, 'family', true, id),
      name,
      template: template.id,
      slots: anew.slots,
      locales: old.locales,
      markets: old.markets,
      constraints: stillMeant(old.constraints, anew.slots),
      ...(input.brief !== undefined && { brief: input.brief }),
      lineage: { family: old.id, because: input.because, ...(input.signal !== undefined && { signal: input.signal }) },
      state: 'current',
      hash: '',
      madeBy: actor.id,
      madeAt: now.toISOString(),
    }
    made.hash = hashOf({ family: made, template, brand, components: byId([...components.values(), ...candidates]) })
    const combinations = matrixOf(made).count * made.locales.length
    if (combinations === 0)
      return refuse('noFit', 'The constraints of the old family leave no variant of the new one.', { remedy: 'Compose it by hand.' })
    const objects = {
      family: [old.id, id],
      component: anew.swaps.map((swap) => swap.in),
      ...(input.signal !== undefined && { signal: input.signal }),
      ...(input.brief !== undefined && { brief: input.brief }),
    }
    return {
      answer: { family: made, swaps: anew.swaps, combinations },
      save: [put(family, made)],
      journal: [happened('family.recombined', objects, { from: old.id, to: id, swaps: anew.swaps, combinations }, input.because)],
      tasks: measuredAnew([{ id }]),
    }
  },
})
