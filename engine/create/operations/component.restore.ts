import { z } from 'zod'
import { stateAt } from '../../kernel/earlier.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { makers } from '../../people/permission.ts'
import { amendComponent, gatherAmending } from '../amend-component.ts'
import { changesBetween } from '../component-changes.ts'
import { Component, component } from '../component.ts'
import { findOne } from '../find.ts'

export const restoreComponent = command({
  name: 'component.restore',
  summary: 'Bring back what a component said in an earlier version, as a new version; the verdicts on what it says now lapse',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    version: z.number().int().positive().describe('as component.versions tells it'),
    ifVersion: z.number().int().optional().describe('the version that it is at'),
  }),
  output: Component,
  roles: makers,
  load: async (read, { id, version }) => {
    const found = await findOne(read, component, id)
    if (!found) return undefined
    const earlier = await stateAt(read, component, found, version)
    return { found, earlier, amending: earlier && (await gatherAmending(read, found, earlier.fields)) }
  },
  decide: (facts, { id, version, ifVersion }, moment) => {
    if (!facts) return refuseUnknown('component', id, 'id or key')
    const { found, earlier, amending } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (!earlier || !amending)
      return refuse('notFound', `Version ${version} of “${found.key}” is not kept.`, {
        where: [{ path: 'version', problem: version > found.version ? `it is at version ${found.version}` : 'not kept' }],
        remedy: 'See component.versions for those that are.',
      })
    if (changesBetween(found, { ...earlier, state: found.state }).length === 0)
      return refuse('wrongState', `It says what it said in version ${version}.`, { where: [{ path: 'version', problem: 'the same as now' }] })
    return amendComponent(amending, { fields: earlier.fields, tags: earlier.tags, rights: earlier.rights }, moment, { restored: version })
  },
})
