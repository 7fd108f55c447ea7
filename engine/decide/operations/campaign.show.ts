import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { verdictOn } from '../../approve/verdict.ts'
import { family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Campaign, campaign } from '../campaign.ts'
import { Shown, shownOf } from '../impression.ts'
import { OffAir, offAirOf } from '../off-air.ts'

export const showCampaign = query({
  name: 'campaign.show',
  summary: 'Show one campaign, what it shows, and whether a yes holds for it',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({
    campaign: Campaign,
    family: z.object({ id: z.string(), name: z.string(), hash: z.string() }).optional(),
    releasedIsCurrent: z.boolean().describe('false when the family has changed since it was released'),
    shown: Shown,
    offAir: z.array(OffAir).describe('what rights of today, and guardrails that were set since its release, keep off the air, and which'),
    yes: z.object({ stands: z.boolean(), because: z.string() }).describe('for the family as it stands now'),
  }),
  roles: everyone,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, campaign, id)
    return {
      found,
      released: found && (await read.get(family, found.family)),
      shown: await read.ask(shownOf, { campaign: found?.id ?? id, day: now.toISOString().slice(0, 10) }),
      offAir: found ? await offAirOf(read, found, now) : [],
      approvals: found ? await read.all(approval, { about: aboutOf({ kind: 'family', id: found.family }) }) : [],
    }
  },
  answer: ({ found, released, shown, offAir, approvals }, { id }) => {
    if (!found) return refuseUnknown('campaign', id, 'id or key')
    const { stands, because } = released
      ? verdictOn(approvals, { kind: 'family', id: released.id }, released.hash)
      : { stands: false, because: 'its family is gone' }
    return {
      campaign: found,
      ...(released && { family: { id: released.id, name: released.name, hash: released.hash } }),
      releasedIsCurrent: released !== undefined && found.familyHash === released.hash,
      shown,
      offAir,
      yes: { stands, because },
    }
  },
})
