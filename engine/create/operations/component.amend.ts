import { z } from 'zod'
import { command } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { makers } from '../../people/permission.ts'
import { amendComponent as amended, gatherAmending } from '../amend-component.ts'
import { Component, component, Fields } from '../component.ts'
import { findOne } from '../find.ts'
import { mostTags } from '../limits.ts'

export const amendComponent = command({
  name: 'component.amend',
  summary: 'Amend a component; where it is used, verdicts on the old content lapse',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    fields: Fields.optional().describe('locales that are named replace what they said, and go where they say nothing ({}); the others stay'),
    tags: z.array(z.string()).max(mostTags).optional(),
    rights: Component.shape.rights.unwrap().nullable().optional().describe('null takes them away'),
    ifVersion: z.number().int().optional(),
  }),
  output: Component,
  roles: makers,
  load: async (read, { id, fields }) => {
    const found = await findOne(read, component, id)
    return found && gatherAmending(read, found, { ...found.fields, ...fields })
  },
  decide: (facts, { id, fields, tags, rights, ifVersion }, moment) => {
    if (!facts) return refuseUnknown('component', id, 'id or key')
    const { found } = facts
    const words = {
      fields: { ...found.fields, ...fields },
      tags: tags ?? found.tags,
      rights: rights === undefined ? found.rights : (rights ?? undefined),
    }
    return staleness(found, ifVersion) ?? amended(facts, words, moment)
  },
})
