import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { makers } from '../../people/permission.ts'
import { asset } from '../asset.ts'
import { Component, component, Fields } from '../component.ts'
import { concept } from '../concept.ts'
import { kindsAnd, kindsOf } from '../declared-kind.ts'
import { findAll, findOne } from '../find.ts'
import { assetReferences, makeComponent } from '../make-component.ts'
import { compositionsUsing, ripple } from '../rehash.ts'
import { rightsChange } from '../rights-change.ts'

export const amendComponent = command({
  name: 'component.amend',
  summary: 'Amend a component; where it is used, verdicts on the old content lapse',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    fields: Fields.optional().describe('locales that are named replace what they said; the others stay'),
    tags: z.array(z.string()).max(40).optional(),
    rights: Component.shape.rights.unwrap().nullable().optional().describe('null takes them away'),
    ifVersion: z.number().int().optional(),
  }),
  output: Component,
  roles: makers,
  load: async (read, { id, fields }) => {
    const found = await findOne(read, component, id)
    return (
      found && {
        found,
        kinds: kindsAnd(await kindsOf(read), found),
        concepts: await read.all(concept, { state: 'current' }),
        assets: await findAll(read, asset, assetReferences({ ...found.fields, ...fields })),
        around: await compositionsUsing(read, { components: [found.id] }),
      }
    )
  },
  decide: (facts, { id, fields, tags, rights, ifVersion }, { now, actor }) => {
    if (!facts) return refuseUnknown('component', id, 'id or key')
    const { found, kinds, concepts, assets, around } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired and stays as it was.', { remedy: 'Add a new component.' })
    const { kind, key, lineage } = found
    const kept = rights === undefined ? found.rights : (rights ?? undefined)
    const words = { kind, key, fields: { ...found.fields, ...fields }, tags: tags ?? found.tags, ...(kept && { rights: kept }) }
    const made = makeComponent(words, { kinds, concepts, assets, taken: false }, { id: found.id, lineage, actor, now })
    if (isRefusal(made)) return made
    const { rights: _rights, pictures: _pictures, form: _form, ...rest } = found
    // Who changes what is shown has made it, and nobody has said yes to that yet.
    const amended: Component = made.hash === found.hash ? amend(found, { tags: made.tags }) : amend<Component>(rest, { ...made, state: 'draft' })
    const { save, journal, tasks } = ripple(around, { components: [amended] })
    return {
      answer: amended,
      save: [put(component, amended), ...save],
      journal: [
        happened('component.amended', { component: found.id }, { before: found.hash, after: amended.hash, families: save.length }),
        ...rightsChange({ component: found.id }, found.rights, amended.rights),
        ...journal,
      ],
      tasks,
    }
  },
})
