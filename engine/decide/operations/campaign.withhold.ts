import { z } from 'zod'
import { edition, editionId } from '../../create/edition.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Campaign, campaign } from '../campaign.ts'
import { runningWith, testedRefusal, testsComponent } from '../tested.ts'

export const withholdComponent = command({
  name: 'campaign.withhold',
  summary: 'Take one component of a campaign off the air at all its placements, and let the rest go on; campaign.readmit shows it again',
  input: z.strictObject({
    id: z.string(),
    slot: z.string(),
    component: z.string(),
    reason: z.string().trim().min(3).max(400),
    signal: z.string().optional().describe('id of the signal that it answers; when that is withdrawn, it is readmitted'),
  }),
  output: Campaign,
  roles: ['owner', 'decisionEngineer', 'creativeSteward', 'complianceReviewer', 'flow'],
  load: async (read, { id }) => {
    const found = await read.get(campaign, id)
    return {
      found,
      content: found?.familyHash === undefined ? undefined : await read.get(edition, editionId(found.familyHash)),
      running: found ? await runningWith(read, found) : [],
    }
  },
  decide: ({ found, content, running }, { id, slot, component, reason, signal }, { now, actor }) => {
    if (!found) return refuseUnknown('campaign', id)
    if (!content || found.state === 'ended') return refuse('wrongState', `“${found.name}” is ${found.state}; only what was released can be withheld.`)
    const there = content.frozen.family.slots[slot] ?? []
    if (!there.includes(component))
      return refuse('notFound', `“${found.name}” does not show this in ${slot}.`, { where: [{ path: 'component', problem: component }] })
    const { withheld = [] } = found
    if (withheld.some((one) => one.component === component)) return refuse('wrongState', 'It is withheld already.')
    const left = there.filter((one) => one !== component && !withheld.some((other) => other.component === one))
    if (left.length === 0)
      return refuse('wrongState', `Nothing would be left in ${slot} of “${found.name}”.`, {
        where: [{ path: 'component', problem: 'the last one of its slot' }],
        remedy: 'Pause the campaign, or release other content first.',
      })
    const tested = testedRefusal(
      running.filter((one) => testsComponent(one, { campaign: id, component })),
      found,
    )
    if (tested) return tested
    const after = amend(found, {
      withheld: [...withheld, { slot, component, at: now.toISOString(), by: actor.id, reason, ...(signal !== undefined && { signal }) }],
    })
    return {
      answer: after,
      save: [put(campaign, after)],
      journal: [happened('campaign.withheld', { campaign: id, component, ...(signal !== undefined && { signal }) }, { slot }, reason)],
    }
  },
})
