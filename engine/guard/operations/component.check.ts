import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { asset } from '../../create/asset.ts'
import { Component, component } from '../../create/component.ts'
import { picturesShown } from '../../create/composition.ts'
import { concept } from '../../create/concept.ts'
import { kindsAnd, kindsOf } from '../../create/declared-kind.ts'
import { findAll, findOne } from '../../create/find.ts'
import { Locale, Territory } from '../../create/locale.ts'
import { assetReferences, makeComponent } from '../../create/make-component.ts'
import { Measurement } from '../../create/measurement.ts'
import { takesKind } from '../../create/slot-kinds.ts'
import { template } from '../../create/template.ts'
import { tagsFor } from '../../create/vocabulary.ts'
import { findingsIn, gatherPlaces, mostPlaces, placesFor } from '../check-places.ts'
import { Finding } from '../finding.ts'
import { mostTags } from '../../create/limits.ts'

export const CheckedPlace = z.object({
  template: z.string().describe('key'),
  layout: z.string().describe('its name'),
  slot: z.string(),
  label: z.string().describe('of the slot'),
  family: z.object({ key: z.string(), name: z.string() }).optional().describe('that holds it there'),
  maxCharacters: z.number().int().optional(),
})
export type CheckedPlace = z.infer<typeof CheckedPlace>

export const checkComponent = query({
  name: 'component.check',
  summary: 'Say what the guardrails would find about a component before it is stored, in one slot or wherever it may stand; room is estimated',
  input: z.strictObject({
    kind: z.string().optional().describe('looked at in every slot that takes it, or in the one that is named'),
    template: z.string().optional().describe('id or key: only there'),
    slot: z.string().optional(),
    component: z.string().optional().describe('id or key of the one that is being amended: the families that hold it are looked at too'),
    fields: Component.shape.fields,
    tags: z.array(z.string()).max(mostTags).default([]).describe('words that the vocabulary does not know are left out here'),
    rights: Component.shape.rights,
    locales: z.array(Locale).min(1).max(60),
    markets: z.array(Territory).min(1).default(['world']),
  }),
  output: z.object({
    places: z
      .array(CheckedPlace)
      .describe('that were looked at: families that hold it first; where no template takes its kind none, and its words are judged by themselves'),
    all: z.number().int().describe(`places that there are; of more than ${mostPlaces} the first are looked at`),
    findings: z.array(Finding.extend({ places: z.array(z.number().int()).describe('which of the places') })),
    room: z.array(Measurement.extend({ locale: z.string() })),
    estimated: z.literal(true),
  }),
  roles: everyone,
  load: async (read, input, moment) => {
    const used = input.component === undefined ? undefined : await findOne(read, component, input.component)
    const layout = input.template === undefined ? undefined : await findOne(read, template, input.template)
    const slot = layout?.slots.find(({ name }) => name === input.slot)
    const said = input.kind ?? used?.kind
    const kind = slot ? (said !== undefined && takesKind(slot, said) ? said : slot.kind) : input.template === undefined ? said : undefined
    if (kind === undefined) return undefined
    const kinds = await kindsOf(read)
    const assets = await findAll(read, asset, assetReferences(input.fields))
    const concepts = input.tags.length === 0 ? [] : await read.all(concept, { state: 'current' })
    const tags = input.tags.filter((tag) => !isRefusal(tagsFor([tag], concepts)))
    const made = makeComponent(
      { kind, fields: input.fields, tags, rights: input.rights },
      { kinds: used ? kindsAnd(kinds, used) : kinds, concepts, assets, taken: false },
      { id: 'cpt_unsaved', lineage: { from: [] }, actor: moment.actor, now: moment.now },
    )
    if (isRefusal(made)) return made
    const shown = await picturesShown(read, [made])
    const { places, all } = await placesFor(read, { kind, template: input.template, slot: input.slot, component: used?.id })
    return { all, ...(await gatherPlaces(read, places, { ...input, component: made, assets: [...shown.values()] }, moment)) }
  },
  answer: (facts, input) => {
    if (!facts)
      return input.template === undefined
        ? refuse('invalidInput', 'What kind it is has to be said.', { where: [{ path: 'kind', problem: 'missing', hint: 'or template and slot' }] })
        : refuse('notFound', `There is no slot ${input.slot} in a template ${input.template}.`)
    if (isRefusal(facts)) return facts
    const { places, all, cases } = facts
    const { found, room } = findingsIn(cases)
    return {
      places: places.map(({ template: layout, slot, family }) => {
        const held = layout.slots.find(({ name }) => name === slot)
        return {
          template: layout.key,
          layout: layout.name,
          slot,
          label: held?.label ?? slot,
          ...(family && { family: { key: family.key, name: family.name } }),
          ...(held?.maxCharacters !== undefined && { maxCharacters: held.maxCharacters }),
        }
      }),
      all,
      findings: found.map((one) => ({ ...one.finding, places: places.length === 0 ? [] : one.places })),
      room,
      estimated: true as const,
    }
  },
})
