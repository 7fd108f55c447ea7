import { z } from 'zod'
import { findOne } from '../../create/find.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Campaign, campaign } from '../campaign.ts'
import { runningWith, testedRefusal } from '../tested.ts'

export const endCampaign = command({
  name: 'campaign.end',
  summary: 'End a campaign for good',
  input: z.strictObject({ id: z.string().describe('id or key'), reason: z.string().trim().min(3).max(400) }),
  output: Campaign,
  roles: ['owner', 'decisionEngineer', 'creativeSteward', 'flow'],
  destructive: true,
  load: async (read, { id }) => {
    const found = await findOne(read, campaign, id)
    return { found, running: found ? await runningWith(read, found) : [] }
  },
  decide: ({ found, running }, { id, reason }) => {
    if (!found) return refuseUnknown('campaign', id, 'id or key')
    if (found.state === 'ended') return refuse('wrongState', `“${found.name}” has ended already.`)
    const tested = testedRefusal(running, found)
    if (tested) return tested
    const ended = amend(found, { state: 'ended' as const })
    return {
      answer: ended,
      save: [put(campaign, ended)],
      journal: [
        happened(
          'campaign.ended',
          { campaign: found.id, family: found.family, ...(found.brief !== undefined && { brief: found.brief }) },
          {},
          reason,
        ),
      ],
    }
  },
})
