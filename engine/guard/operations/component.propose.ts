import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import type { Moment } from '../../kernel/actor.ts'
import { brand } from '../../create/brand.ts'
import type { ComponentKind } from '../../create/component-kind.ts'
import { Component, component, type Lineage } from '../../create/component.ts'
import { concept } from '../../create/concept.ts'
import { kindsOf } from '../../create/declared-kind.ts'
import { keyOf } from '../../create/key-of.ts'
import { makeComponent, titleIn } from '../../create/make-component.ts'
import { Run, run } from '../../create/run.ts'
import { template } from '../../create/template.ts'
import { gatherBench } from '../gather-case.ts'
import { compositionAround, judgeUnsaved } from '../judge-unsaved.ts'

const Draft = z.strictObject({ fields: Component.shape.fields, tags: z.array(z.string()).max(20).default([]) })

export const proposeComponents = command({
  name: 'component.propose',
  summary: 'Bring an agent’s drafts into the library; each must fit its slot and pass what the guardrails can see of it',
  input: z.strictObject({ run: z.string(), components: z.array(Draft).min(1).max(8), work: Run.shape.work.unwrap() }),
  output: z.object({ run: Run, components: z.array(Component) }),
  roles: ['agent'],
  load: async (read, input, moment) => {
    const found = await read.get(run, input.run)
    const layout = found && (await read.get(template, found.template))
    const house = layout && (await read.get(brand, layout.brand))
    if (!found || !layout || !house) return undefined
    const slot = layout.slots.find(({ name }) => name === found.slot)
    const kind = slot && (await kindsOf(read)).get(slot.kind)
    if (!kind) return { found, no: refuse('notFound', `There is no kind of component called ${slot?.kind ?? found.slot} any more.`) }
    const keys = input.components.map(({ fields }) => keyOf(titleIn({ kind: kind.name, form: kind, fields }), 'draft'))
    const taken = new Set((await read.all(component, { key: keys })).map(({ key }) => key))
    const made = draftsOf(input, found, kind, { concepts: await read.all(concept, { state: 'current' }), taken }, moment)
    if (isRefusal(made)) return { found, no: made }
    const composition = compositionAround({
      template: layout,
      brand: house,
      slot: found.slot,
      components: made,
      assets: [],
      locales: found.locales,
      markets: ['world'],
    })
    return { found, made, judged: { ...(await gatherBench(read, composition, moment)), composition } }
  },
  decide: (facts, input, { actor, now }) => {
    if (!facts) return refuseUnknown('run', input.run)
    const { found } = facts
    if (found.agent !== actor.id) return refuse('forbidden', 'Another agent has this run.')
    if (found.state !== 'asked') return refuse('wrongState', `The run is ${found.state} already.`)
    if (facts.no) return facts.no
    const { made, judged } = facts
    const blocked = judgeUnsaved(judged).flatMap(({ findings }, n) =>
      findings
        .filter(({ severity }) => severity === 'block')
        .map(({ reason, locale, fix }) => ({ path: `components.${n}`, problem: `${locale}: ${reason}`, ...(fix && { hint: fix.sentence }) })),
    )
    if (blocked.length > 0)
      return refuse('blocked', `Guardrails block ${blocked.length === 1 ? 'a draft' : 'the drafts'}.`, {
        where: blocked,
        remedy: 'Mend the places named, then propose again.',
      })
    const done = amend(found, { state: 'done' as const, made: made.map(({ id }) => id), work: input.work, at: now.toISOString() })
    const objects = { run: found.id, component: done.made, ...(found.brief !== undefined && { brief: found.brief }) }
    return {
      answer: { run: done, components: made },
      save: [put(run, done), ...made.map((one) => put(component, one))],
      journal: [happened('component.proposed', objects, { slot: found.slot, work: input.work })],
    }
  },
})

type Surroundings = Pick<Parameters<typeof makeComponent>[1], 'concepts'> & { taken: ReadonlySet<string> }

const draftsOf = (
  { components, work }: { components: z.output<typeof Draft>[]; work: NonNullable<Run['work']> },
  asked: Run,
  kind: ComponentKind,
  { concepts, taken }: Surroundings,
  { newId, actor, now }: Moment,
): Component[] | Refusal => {
  if (kind.binding) return refuse('forbidden', 'A person makes offers and legal text, never an agent.')
  const lineage: Lineage = { from: [], model: work.model, run: asked.id, ...(asked.brief !== undefined && { brief: asked.brief }) }
  const made: Component[] = []
  const keys = new Set(taken)
  for (const { fields, tags } of components) {
    const strange = tags.filter((tag) => !asked.tags.includes(tag))
    if (strange.length > 0)
      return refuse('invalidInput', `The run was not asked for ${strange.join(', ')}.`, {
        where: strange.map((tag) => ({ path: 'tags', problem: tag })),
      })
    const key = keyOf(titleIn({ kind: kind.name, form: kind, fields }), 'draft')
    const one = makeComponent(
      { kind: kind.name, fields, tags },
      { kinds: new Map([[kind.name, kind]]), concepts, assets: new Map(), taken: keys.has(key) },
      { id: newId(component.prefix), lineage, actor, now },
    )
    if (isRefusal(one)) return one
    keys.add(one.key)
    made.push(one)
  }
  return made
}
