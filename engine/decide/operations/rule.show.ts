import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { Rule, rule } from '../../approve/rule.ts'
import { verdictOn } from '../../approve/verdict.ts'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { campaign } from '../campaign.ts'
import { ruleHash, ruleOf } from '../drafting.ts'
import { placement } from '../placement.ts'

export const showRule = query({
  name: 'rule.show',
  summary: 'Show a change of what decides: before, after, whether a yes holds for it, and whether it still starts from what is live',
  input: z.strictObject({ id: z.string() }),
  output: z.object({
    rule: Rule,
    yes: z.object({ stands: z.boolean(), because: z.string(), approval: z.string().optional() }),
    current: z.boolean().describe('false when what is live has changed since it was drafted'),
  }),
  roles: everyone,
  load: async (read, { id }) => {
    const found = await read.get(rule, id)
    return {
      found,
      thing: found && (await (found.of.kind === 'placement' ? read.get(placement, found.of.id) : read.get(campaign, found.of.id))),
      approvals: await read.all(approval, { about: aboutOf({ kind: 'rule', id }) }),
    }
  },
  answer: ({ found, thing, approvals }, { id }) => {
    if (!found) return refuseUnknown('drafted rule', id)
    const { stands, because, approval: last } = verdictOn(approvals, { kind: 'rule', id }, found.hash)
    const { of, after } = found
    const now = thing && ruleOf('channel' in thing ? { kind: 'placement', thing } : { kind: 'campaign', thing })
    return {
      rule: found,
      yes: { stands, because, ...(last && { approval: last.id }) },
      current: found.state !== 'draft' || (now !== undefined && ruleHash({ of, before: now, after }) === found.hash),
    }
  },
})
