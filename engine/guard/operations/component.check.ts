import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { asset } from '../../create/asset.ts'
import { brand } from '../../create/brand.ts'
import { Component } from '../../create/component.ts'
import { byId, type Composition } from '../../create/composition.ts'
import type { Family } from '../../create/family.ts'
import { findAll, findOne } from '../../create/find.ts'
import { Locale, Territory } from '../../create/locale.ts'
import { assetReferences, makeComponent } from '../../create/make-component.ts'
import { measureText, settingsOf } from '../../create/measure.ts'
import { Measurement } from '../../create/measurement.ts'
import { type Template, template } from '../../create/template.ts'
import { benchesOf } from '../bench.ts'
import { Finding } from '../finding.ts'
import { gatherBench } from '../gather-case.ts'

/** Stands for a thing that is not stored. */
const unsaved = 'cpt_unsaved'

export const checkComponent = query({
  name: 'component.check',
  summary: 'Say what the guardrails would find about a component in a slot, before it is stored; room is estimated',
  input: z.strictObject({
    template: z.string().describe('id or key'),
    slot: z.string(),
    fields: Component.shape.fields,
    rights: Component.shape.rights,
    locales: z.array(Locale).min(1).max(60),
    markets: z.array(Territory).min(1).default(['world']),
  }),
  output: z.object({ findings: z.array(Finding), room: z.array(Measurement.extend({ locale: z.string() })), estimated: z.literal(true) }),
  roles: everyone,
  load: async (read, input, moment) => {
    const layout = await findOne(read, template, input.template)
    const house = layout && (await read.get(brand, layout.brand))
    const slot = layout?.slots.find(({ name }) => name === input.slot)
    if (!layout || !house || !slot) return undefined
    const assets = await findAll(read, asset, assetReferences(input.fields))
    const at = moment.now
    const made = makeComponent(
      { kind: slot.kind, fields: input.fields, tags: [], rights: input.rights },
      { concepts: [], assets, taken: false },
      { id: unsaved, lineage: { from: [] }, actor: moment.actor, now: at },
    )
    if (isRefusal(made)) return made
    const composition: Composition = {
      family: familyAround(layout, input),
      template: layout,
      brand: house,
      components: byId([made]),
      assets: byId([...assets.values()]),
    }
    return { composition, bench: await gatherBench(read, composition, moment) }
  },
  answer: (facts, input) => {
    if (!facts) return refuse('notFound', `There is no slot ${input.slot} in a template ${input.template}.`)
    if (isRefusal(facts)) return facts
    const { composition, bench } = facts
    const settings = settingsOf(composition, bench.gauges)
    const estimates = settings.map(({ slot, text, gauge }) => measureText(slot, text, gauge))
    const benches = benchesOf({ ...bench, composition, measured: new Map(estimates.map((found) => [found.key, found])) }).filter(
      ({ slots }) => slots.length > 0,
    )
    const findings = input.locales.flatMap((locale) => benches.flatMap(({ judge }) => judge(locale, { [input.slot]: unsaved })))
    const room = input.locales.flatMap((locale) =>
      settingsOf({ ...composition, family: { ...composition.family, locales: [locale] } }, bench.gauges).map(({ slot, text, gauge }) => ({
        ...measureText(slot, text, gauge),
        locale,
      })),
    )
    return { findings: findings.filter(({ slot }) => slot === input.slot).map(withoutId), room, estimated: true as const }
  },
})

const withoutId = ({ component: _component, ...finding }: z.output<typeof Finding>): z.output<typeof Finding> => finding

const familyAround = (layout: Template, { slot, locales, markets }: { slot: string; locales: string[]; markets: string[] }): Family => ({
  id: 'fam_unsaved',
  version: 1,
  key: 'unsaved',
  name: 'Unsaved',
  template: layout.id,
  slots: { [slot]: [unsaved] },
  locales,
  markets,
  constraints: [],
  state: 'current',
  hash: '',
  madeBy: '',
  madeAt: '',
})
