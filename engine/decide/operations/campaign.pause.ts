import { z } from 'zod'
import { findOne } from '../../create/find.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Campaign, campaign } from '../campaign.ts'

export const pauseCampaign = command({
  name: 'campaign.pause',
  summary: 'Take a campaign off the air, to be resumed or ended',
  input: z.strictObject({ id: z.string().describe('id or key'), reason: z.string().trim().min(3).max(400) }),
  output: Campaign,
  roles: ['owner', 'decisionEngineer', 'creativeSteward', 'complianceReviewer', 'flow'],
  load: (read, { id }) => findOne(read, campaign, id),
  decide: (found, { id, reason }) => {
    if (!found) return refuseUnknown('campaign', id, 'id or key')
    if (found.state !== 'live') return refuse('wrongState', `“${found.name}” is ${found.state}; only what is live can be paused.`)
    const paused = amend(found, { state: 'paused' as const })
    return {
      answer: paused,
      save: [put(campaign, paused)],
      journal: [happened('campaign.paused', { campaign: found.id, family: found.family }, {}, reason)],
    }
  },
})
