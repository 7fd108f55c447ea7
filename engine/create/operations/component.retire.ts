import { z } from 'zod'
import { counted } from '../../kernel/counted.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { retirers } from '../../people/permission.ts'
import { Component, component } from '../component.ts'
import { findOne } from '../find.ts'
import { familiesUsing } from '../library.ts'
import { liveComponents } from '../live-use.ts'

export const retireComponent = command({
  name: 'component.retire',
  summary: 'Retire a component that no family uses any more',
  input: z.strictObject({ id: z.string().describe('id or key'), reason: z.string().trim().min(3).max(400), ifVersion: z.number().int().optional() }),
  output: Component,
  roles: retirers,
  destructive: true,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, component, id)
    return (
      found && {
        found,
        families: await read.ask(familiesUsing, { components: [found.id] }),
        live: await read.ask(liveComponents, { component: found.id, at: now.toISOString() }),
      }
    )
  },
  decide: (facts, { id, reason, ifVersion }) => {
    if (!facts) return refuseUnknown('component', id, 'id or key')
    const { found, families, live } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired already.')
    if (families.length > 0) {
      return refuse('inUse', `It is used in ${families.length === 1 ? 'one family' : `${families.length} families`}.`, {
        where: families.slice(0, 20).map(({ key, name }) => ({ path: key, problem: name })),
        remedy: 'Put another in its place (component.replace), recombine these families without it, or retire them first.',
        facts: { families: families.map((one) => one.id) },
      })
    }
    if (live.length > 0) {
      return refuse('inUse', `It is live in ${counted(live.length, 'campaign')}, as it was released.`, {
        where: live.slice(0, 20).map(({ key, name, placements }) => ({ path: key, problem: `${name} shows it at ${placements.join(', ')}` })),
        remedy: 'Withhold it there (campaign.withhold), release other content, or pause the campaign; then retire it.',
        facts: { campaigns: live.map(({ campaign }) => campaign) },
      })
    }
    const retired = amend(found, { state: 'retired' as const })
    return { answer: retired, save: [put(component, retired)], journal: [happened('component.retired', { component: found.id }, {}, reason)] }
  },
})
