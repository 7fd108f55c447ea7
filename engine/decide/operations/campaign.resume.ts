import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { verdictOn } from '../../approve/verdict.ts'
import { findOne } from '../../create/find.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Campaign, campaign } from '../campaign.ts'

export const resumeCampaign = command({
  name: 'campaign.resume',
  summary: 'Put a paused campaign back on the air with the content that was released',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: Campaign,
  roles: ['owner', 'decisionEngineer', 'creativeSteward'],
  load: async (read, { id }) => {
    const found = await findOne(read, campaign, id)
    return { found, approvals: found ? await read.all(approval, { about: aboutOf({ kind: 'family', id: found.family }) }) : [] }
  },
  decide: ({ found, approvals }, { id }) => {
    if (!found) return refuseUnknown('campaign', id, 'id or key')
    if (found.state !== 'paused' || found.familyHash === undefined)
      return refuse('wrongState', `“${found.name}” is ${found.state}; only what is paused can be resumed.`)
    const { stands, because } = verdictOn(approvals, { kind: 'family', id: found.family }, found.familyHash)
    if (!stands) return refuse('notApproved', `“${found.name}” may not go live: ${because}.`, { remedy: 'Release what is approved.' })
    const resumed = amend(found, { state: 'live' as const })
    return { answer: resumed, save: [put(campaign, resumed)], journal: [happened('campaign.resumed', { campaign: found.id, family: found.family })] }
  },
})
