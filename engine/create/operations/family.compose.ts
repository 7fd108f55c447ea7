import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import type { Reader } from '../../kernel/reader.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import { brandFor } from '../brand-for.ts'
import { brand } from '../brand.ts'
import { type Component, component } from '../component.ts'
import { byId, hashOf } from '../composition.ts'
import { compose, type Library } from '../compose.ts'
import { concept } from '../concept.ts'
import { Constraint, Family, family } from '../family.ts'
import { findAll, findOne } from '../find.ts'
import { keyFor, keyOf } from '../key-of.ts'
import { findComponents } from '../library.ts'
import { mostInSlot } from '../limits.ts'
import { matrixOf } from '../matrix.ts'
import { measuredAnew } from '../measurement.ts'
import { kindsTaken } from '../slot-kinds.ts'
import { type Template, template } from '../template.ts'
import { tagsFor } from '../vocabulary.ts'

const SlotWish = z.strictObject({
  components: z.array(z.string()).max(mostInSlot).optional().describe('ids or keys'),
  tags: z.array(z.string()).max(20).optional().describe('concepts: all components that fit and bear them'),
})

const Input = z.strictObject({
  name: Family.shape.name,
  key: Family.shape.key.optional().describe('made of its name when left out'),
  template: z.string().describe('id or key'),
  slots: z.record(z.string(), SlotWish).default({}).describe('required slots that are left out take all that fits'),
  locales: Family.shape.locales,
  markets: Family.shape.markets,
  constraints: z.array(Constraint).max(200).default([]).describe('components by id or key'),
  brief: z.string().optional(),
})

/** Components of the kinds of each slot that bear what is wished for: as many as one slot can hold. */
const candidatesFor = async (
  read: Reader,
  layout: Template | undefined,
  input: z.output<typeof Input>,
): Promise<Library['tagged'] | ReturnType<typeof refuse>> => {
  const tagged = new Map<string, readonly Component[]>()
  const concepts = await read.all(concept, { state: 'current' })
  for (const slot of layout?.slots ?? []) {
    const wish = input.slots[slot.name]
    if (wish?.components || (wish === undefined && !slot.required)) continue
    const tags = tagsFor(wish?.tags ?? [], concepts, `slots.${slot.name}.tags`)
    if (isRefusal(tags)) return tags
    tagged.set(slot.name, (await read.ask(findComponents, { kinds: kindsTaken(slot), states: ['draft', 'approved'], tags, limit: mostInSlot })).items)
  }
  return tagged
}

export const composeFamily = command({
  name: 'family.compose',
  summary: 'Compose a family: a template with the components that each of its slots may hold',
  input: Input,
  output: z.object({ family: Family, combinations: z.number().int().describe('variants in all locales') }),
  roles: makers,
  load: async (read, input) => {
    const layout = await findOne(read, template, input.template)
    const references = [
      ...Object.values(input.slots).flatMap(({ components = [] }) => components),
      ...input.constraints.flatMap(({ components }) => components),
    ]
    return {
      layout,
      house: layout && (await read.get(brand, layout.brand)),
      named: await findAll(read, component, [...new Set(references)]),
      tagged: await candidatesFor(read, layout, input),
      taken: (await read.count(family, { key: input.key ?? keyOf(input.name, 'family') })) > 0,
    }
  },
  decide: ({ layout, house, named, tagged, taken }, input, { now, newId, actor }) => {
    if (!layout || !house || layout.state === 'retired') {
      return refuse('notFound', `No template in use has the id or key ${input.template}.`, {
        where: [{ path: 'template', problem: layout ? 'retired' : 'unknown' }],
      })
    }
    if (isRefusal(tagged)) return tagged
    if (input.key !== undefined && taken)
      return refuse('alreadyExists', `There is a family ${input.key} already.`, { where: [{ path: 'key', problem: 'taken' }] })
    const all = [...named.values(), ...[...tagged.values()].flat()]
    const filled = compose(layout, input, { named: new Map([...byId(all), ...named]), tagged })
    if (isRefusal(filled)) return filled
    const id = newId(family.prefix)
    const composed: Family = {
      ...input,
      ...filled,
      id,
      version: 1,
      key: input.key ?? keyFor(input.name, 'family', taken, id),
      template: layout.id,
      state: 'current',
      hash: '',
      madeBy: actor.id,
      madeAt: now.toISOString(),
    }
    composed.hash = hashOf({ family: composed, template: layout, brand: brandFor(house, composed.markets), components: byId(all) })
    const combinations = matrixOf(composed).count * composed.locales.length
    const objects = {
      family: id,
      template: layout.id,
      component: [...new Set(Object.values(composed.slots).flat())],
      ...(input.brief !== undefined && { brief: input.brief }),
    }
    return {
      answer: { family: composed, combinations },
      save: [put(family, composed)],
      journal: [happened('family.composed', objects, { name: composed.name, combinations, hash: composed.hash })],
      tasks: measuredAnew([{ id }]),
    }
  },
})
