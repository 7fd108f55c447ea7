import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { asset } from '../../create/asset.ts'
import { brand } from '../../create/brand.ts'
import { Component } from '../../create/component.ts'
import { kindsOf } from '../../create/declared-kind.ts'
import { findAll, findOne } from '../../create/find.ts'
import { Locale, Territory } from '../../create/locale.ts'
import { assetReferences, makeComponent } from '../../create/make-component.ts'
import { Measurement } from '../../create/measurement.ts'
import { template } from '../../create/template.ts'
import { bySeverity, Finding } from '../finding.ts'
import { gatherBench } from '../gather-case.ts'
import { compositionAround, judgeUnsaved } from '../judge-unsaved.ts'

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
    const said = { kind: slot.kind, fields: input.fields, tags: [], rights: input.rights }
    const made = makeComponent(
      said,
      { kinds: await kindsOf(read), concepts: [], assets, taken: false },
      { id: 'cpt_unsaved', lineage: { from: [] }, actor: moment.actor, now: moment.now },
    )
    if (isRefusal(made)) return made
    const composition = compositionAround({ ...input, template: layout, brand: house, components: [made], assets: [...assets.values()] })
    return { ...(await gatherBench(read, composition, moment)), composition }
  },
  answer: (facts, input) => {
    if (!facts) return refuse('notFound', `There is no slot ${input.slot} in a template ${input.template}.`)
    if (isRefusal(facts)) return facts
    const [estimate] = judgeUnsaved(facts)
    const findings = (estimate?.findings ?? [])
      .filter(({ slot }) => slot === input.slot)
      .map(({ component: _component, ...finding }) => finding)
      .toSorted(bySeverity)
    return { findings, room: estimate?.room ?? [], estimated: true as const }
  },
})
