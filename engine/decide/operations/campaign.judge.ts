import { z } from 'zod'
import { byId } from '../../create/composition.ts'
import { edition, editionId } from '../../create/edition.ts'
import { gatherBench } from '../../guard/gather-case.ts'
import { judgeFamily } from '../../guard/judge-family.ts'
import type { Block } from '../../guard/preflight.ts'
import { canonical } from '../../kernel/canonical.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Campaign, campaign } from '../campaign.ts'

const most = 20_000 // as `Campaign.barred` takes

export const judgeCampaign = command({
  name: 'campaign.judge',
  summary: 'Judge what a campaign was released with by the guardrails of today: what they block is off the air until they are set otherwise',
  input: z.strictObject({ id: z.string() }),
  output: Campaign,
  roles: ['owner', 'complianceReviewer', 'flow'],
  load: async (read, { id }, moment) => {
    const found = await read.get(campaign, id)
    const content = found?.familyHash === undefined ? undefined : await read.get(edition, editionId(found.familyHash))
    if (!found || !content) return { found, judged: undefined }
    const { family, template, brand, components, assets } = content.frozen
    const composition = { family, template, brand, components: byId(components), assets: byId(assets) }
    return { found, judged: judgeFamily({ ...(await gatherBench(read, composition, moment)), composition }) }
  },
  decide: ({ found, judged }, { id }) => {
    if (!found) return refuseUnknown('campaign', id)
    if (!judged || found.state === 'ended') return refuse('wrongState', `“${found.name}” shows nothing: it is ${found.state}.`)
    const released = new Set(found.blocks.map(keyOf))
    const fresh = judged.blocks.filter((block) => !released.has(keyOf(block)))
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
  ...new Map(blocks.map(({ locale, guardrail }) => [locale, { locale, choice: {}, guardrail }])).values(),
]

const keyOf = ({ locale, choice }: Pick<Block, 'locale' | 'choice'>): string => canonical({ locale, choice })
