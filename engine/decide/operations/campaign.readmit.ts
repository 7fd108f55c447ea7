import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Campaign, campaign } from '../campaign.ts'
import { runningWith, testedRefusal } from '../tested.ts'

export const readmitComponent = command({
  name: 'campaign.readmit',
  summary: 'Show a component of a campaign again that was withheld',
  input: z.strictObject({ id: z.string(), slot: z.string(), component: z.string(), reason: z.string().trim().min(3).max(400) }),
  output: Campaign,
  roles: ['owner', 'decisionEngineer', 'creativeSteward', 'flow'],
  load: async (read, { id }) => {
    const found = await read.get(campaign, id)
    return { found, running: found ? await runningWith(read, found) : [] }
  },
  decide: ({ found, running }, { id, slot, component, reason }, { now }) => {
    if (!found) return refuseUnknown('campaign', id)
    const rest = (found.withheld ?? []).filter((one) => one.slot !== slot || one.component !== component)
    if (rest.length === (found.withheld ?? []).length)
      return refuse('wrongState', `“${found.name}” does not withhold this.`, { where: [{ path: 'component', problem: component }] })
    const tested = testedRefusal(running, found)
    if (tested) return tested
    const { withheld: _withheld, ...shown } = found
    const after = amend<Campaign>(shown, {
      ...(rest.length > 0 && { withheld: rest }),
      readmitted: [...(found.readmitted ?? []).filter((one) => one.component !== component), { component, at: now.toISOString() }],
    })
    return {
      answer: after,
      save: [put(campaign, after)],
      journal: [happened('campaign.readmitted', { campaign: id, component }, { slot }, reason)],
    }
  },
})
