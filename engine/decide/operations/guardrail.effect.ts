import { z } from 'zod'
import type { Case } from '../../guard/bench.ts'
import { gatherBench } from '../../guard/gather-case.ts'
import { guardrailKindOf } from '../../guard/guardrails/index.ts'
import { tryGuardrail } from '../../guard/operations/guardrail.try.ts'
import { readSetting } from '../../guard/read-setting.ts'
import { tallyOf } from '../../guard/tally.ts'
import { counted } from '../../kernel/counted.ts'
import { query } from '../../kernel/operation.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { type Campaign, campaign } from '../campaign.ts'
import { blamed, freshBlocks, Named } from '../off-air.ts'
import { releasedContent } from '../released-content.ts'

/** Campaigns that are judged while somebody waits. */
const most = 50
/** Named in a warning; the rest is counted. */
const mostTold = 6
const mostParts = 2

const Taken = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  combinations: z.number().int().describe('variants of what it was released with'),
  blocked: z.number().int().describe('of those, variants that it blocks; some of them something else may keep out already'),
  components: z.array(Named).describe('that it is about, the first 12'),
})

export const showEffect = query({
  name: 'guardrail.effect',
  summary: 'Say what a guardrail would take off the air at once, before it is set: all live and paused campaigns, judged as they were released',
  input: tryGuardrail.input.omit({ family: true }),
  output: z.object({
    campaigns: z.array(Taken).describe('those of which it takes something off the air'),
    looked: z.number().int().describe(`campaigns that were judged, the latest first, ${most} at the most`),
    left: z.number().int().describe('live and paused campaigns that were not'),
    warning: z.string().optional().describe('the same in words; absent where nothing goes off the air and all was looked at'),
  }),
  roles: everyone,
  example: { kind: 'banned-terms-stay-out', settings: { words: { en: ['world-class'] } }, severity: 'block' },
  load: async (read, { kind, severity = guardrailKindOf(kind)?.severity }, moment) => {
    if (severity !== 'block') return { cases: [], left: 0 }
    const { items, total } = await read.list(campaign, { state: ['live', 'paused'] }, { limit: most }, { by: 'from', descending: true })
    const cases: { of: Campaign; judged: Case }[] = []
    for (const of of items) {
      const composition = await releasedContent(read, of)
      if (composition) cases.push({ of, judged: { ...(await gatherBench(read, composition, moment)), composition } })
    }
    return { cases, left: total - items.length }
  },
  answer: ({ cases, left }, { scope, ...wanted }) => {
    const rule = readSetting(wanted)
    if (isRefusal(rule)) return rule
    const campaigns = cases.flatMap(({ of, judged }) => {
      const { combinations, blocked, blocks } = tallyOf({ ...judged, rules: [{ ...rule, scope }] })
      const fresh = freshBlocks(blocks, of.blocks, of.barred ?? [])
      if (fresh.length === 0) return []
      return [{ id: of.id, key: of.key, name: of.name, combinations, blocked, components: blamed(fresh, judged.composition.components) }]
    })
    return { campaigns, looked: cases.length, left, warning: warningOf(campaigns, left) }
  },
})

const warningOf = (campaigns: readonly z.infer<typeof Taken>[], left: number): string | undefined => {
  const further = campaigns.length - mostTold
  const sentences = [
    ...(campaigns.length === 0 ? [] : [`This takes live content of ${counted(campaigns.length, 'campaign')} off the air, within seconds:`]),
    ...campaigns.slice(0, mostTold).map(toldOf),
    ...(further > 0 ? [`and of ${counted(further, 'further campaign')}.`] : []),
    ...(left > 0 ? [`${counted(left, 'live campaign')} more could not be looked at.`] : []),
  ]
  return sentences.length === 0 ? undefined : sentences.join('\n')
}

const toldOf = ({ name, blocked, combinations, components }: z.infer<typeof Taken>): string => {
  const parts = components.slice(0, mostParts).map(({ title }) => `“${title}”`)
  const further = components.length - parts.length
  return `  ${name}: ${[`${blocked} of ${counted(combinations, 'variant')}`, ...parts, ...(further > 0 ? [`${further} more`] : [])].join(', ')}`
}
