import { z } from 'zod'
import { statesOf } from '../../kernel/earlier.ts'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { Component, component } from '../component.ts'
import { changesBetween, ComponentChange } from '../component-changes.ts'
import { picturesOf } from '../composition.ts'
import { findOne } from '../find.ts'

const Version = z.object({
  version: z.number().int(),
  component: Component.describe('as it was'),
  by: z.string().optional().describe('id of who made it so; absent where that was not kept'),
  at: z.iso.datetime().optional(),
  operation: z.string().optional().describe('by which it became so'),
  changes: z.array(ComponentChange).optional().describe('against the version before; absent of the first, and where the one before was not kept'),
})

export const componentVersions = query({
  name: 'component.versions',
  summary: 'List what a component was, version by version: who changed it, when, and what',
  input: z.strictObject({ id: z.string().describe('id or key'), ...PageRequest.shape }),
  output: pageOf(Version).extend({ assets: z.array(Asset).describe('the pictures that these show') }),
  roles: everyone,
  load: async (read, { id, limit, after }) => {
    const found = await findOne(read, component, id)
    if (!found) return undefined
    const below = after !== undefined && /^\d{1,9}$/.test(after) ? Number(after) : undefined
    const states = await statesOf(read, component, found, limit, below)
    return {
      found,
      states,
      assets: await picturesOf(
        read,
        states.flatMap(({ is, was }) => (was ? [is, was] : [is])),
      ),
    }
  },
  answer: (facts, { id, limit }) => {
    if (!facts) return refuseUnknown('component', id, 'id or key')
    const { found, states, assets } = facts
    const items = states.slice(0, limit).map(({ is, was, by, at, operation }) => ({
      version: is.version,
      component: is,
      ...(is.version === 1 ? { by: is.madeBy, at: is.madeAt } : { ...(by !== undefined && { by }), ...(at !== undefined && { at }) }),
      ...(operation !== undefined && { operation }),
      ...(was && { changes: changesBetween(was, is) }),
    }))
    const last = items.at(-1)
    return { items, assets, total: found.version, ...(states.length > limit && last && { next: String(last.version) }) }
  },
})
