import { z } from 'zod'
import { gatherBench } from '../../guard/gather-case.ts'
import { judgeFamily } from '../../guard/judge-family.ts'
import type { Block } from '../../guard/preflight.ts'
import { canonical } from '../../kernel/canonical.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Campaign, campaign } from '../campaign.ts'
import { freshBlocks } from '../off-air.ts'
import { releasedContent } from '../released-content.ts'

const most = 20_000 // as `Campaign.barred` takes

export const judgeCampaign = command({
  name: 'campaign.judge',
  summary: 'Judge what a campaign was released with by the guardrails of today: what they block is off the air until they are set otherwise',
  input: z.strictObject({ id: z.string() }),
  output: Campaign,
  roles: ['owner', 'complianceReviewer', 'flow'],
  load: async (read, { id }, moment) => {
    const found = await read.get(campaign, id)
    const composition = found && (await releasedContent(read, found))
    return { found, judged: composition && judgeFamily({ ...(await gatherBench(read, composition, moment)), composition }) }
  },
  decide: ({ found, judged }, { id }) => {
    if (!found) return refuseUnknown('campaign', id)
    if (!judged || found.state === 'ended') return refuse('wrongState', `“${found.name}” shows nothing: it is ${found.state}.`)
    const fresh = freshBlocks(judged.blocks, found.blocks)
    const barred = fresh.length > most ? wholeLocales(fresh) : fresh
    const { barred: before = [], ...rest } = found
    if (canonical(before) === canonical(barred)) return { answer: found }
    const after: Campaign = amend<Campaign>(rest, barred.length === 0 ? {} : { barred })
    return {
      answer: after,
      save: [put(campaign, after)],
      journal: [
        happened(
          'campaign.judged',
          { campaign: id },
          { before: before.length, after: barred.length, guardrails: [...new Set(barred.map(({ guardrail }) => guardrail))], passed: judged.passed },
        ),
      ],
    }
  },
})

/** More than can be listed: no locale that they touch shows anything. */
const wholeLocales = (blocks: readonly Block[]): Block[] => [
  ...new Map(blocks.map(({ locale, guardrail, rule }) => [locale, { locale, choice: {}, guardrail, ...(rule !== undefined && { rule }) }])).values(),
]
