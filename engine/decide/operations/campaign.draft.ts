import { z } from 'zod'
import { Warnings, warningsOf } from '../../audience/doubt.ts'
import { family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import type { Actor } from '../../kernel/actor.ts'
import { canonical } from '../../kernel/canonical.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { deciders, makers } from '../../people/permission.ts'
import { Campaign, campaign } from '../campaign.ts'
import { CampaignRule, campaignRuleOf, endRefusal, withCampaignRule } from '../campaign-rule.ts'
import { type Placement, placement } from '../placement.ts'
import { changesBetween, eligibilityRule, needsDraft, ruleGrounds, withSaid } from '../rule-change.ts'
import { runningWith, testedRefusal } from '../tested.ts'

/** What of its rule may be said here. */
const said = z.object({
  ...CampaignRule.pick({ eligibility: true, purposes: true, caps: true, budget: true, holdout: true, priority: true, value: true }).partial().shape,
  placements: Campaign.shape.placements,
  from: z.iso.datetime({ offset: true }).optional().describe('now when left out'),
  until: z.iso.datetime({ offset: true }).optional(),
})

/** For whom, when and how important is set freely until its first release; from then on a draft changes it (`rule.draft`). What it shows is changed by a release alone. */
export const draftCampaign = command({
  name: 'campaign.draft',
  summary: 'Draft a campaign, or change one: which family, where, for whom, when, how important',
  input: z.strictObject({
    key: Campaign.shape.key,
    name: Campaign.shape.name,
    family: z.string().describe('id or key of the family'),
    ...said.shape,
    brief: Campaign.shape.brief,
    ifVersion: z.number().int().optional(),
  }),
  output: Campaign.extend({ warnings: Warnings }),
  roles: makers,
  load: async (read, input) => {
    const [found] = (await read.list(campaign, { key: input.key }, { limit: 1 })).items
    return {
      found,
      running: found ? await runningWith(read, found) : [],
      shown: await findOne(read, family, input.family),
      placements: await read.all(placement, { key: input.placements }),
      grounds: await ruleGrounds(read),
    }
  },
  decide: (facts, { ifVersion, ...input }, { now, newId, actor }) => {
    const { found, shown } = facts
    const refused = (found && changeRefusal(found, ifVersion, actor)) ?? strangersRefusal(facts, input)
    if (refused) return refused
    if (!shown) return refuse('notFound', `No family has the id or key ${input.family}.`, { where: [{ path: 'family', problem: 'unknown' }] })
    // Another family is other content: what was released no longer speaks for it, and nothing of it is live.
    const live = found && found.state !== 'draft' && found.family === shown.id ? found : undefined
    // What is live goes on as it was released: its family may have been retired since, and yet its name may be changed.
    if (shown.state === 'retired' && !live)
      return refuse('wrongState', `“${shown.name}” is retired; it is released nowhere any more.`, {
        where: [{ path: 'family', problem: `${shown.key} is retired` }],
        remedy: 'Draft the campaign with a family that is current, or compose another one.',
      })
    const after = ruleAfter(input, live ? campaignRuleOf(live) : { ...usual, from: found?.from ?? now.toISOString() }, now)
    if (isRefusal(after)) return after
    const rule = eligibilityRule(after.eligibility, facts.grounds)
    if (isRefusal(rule)) return rule
    const { key: named, name, brief } = input
    const body = { key: named, name, family: shown.id, ...(brief !== undefined && { brief }) }
    const before: Campaign = found
      ? unreleased(amend(found, body), live !== undefined)
      : { ...body, ...fresh, from: after.from, placements: after.placements, id: newId(campaign.prefix), version: 1 }
    const saved = withCampaignRule(before, after, newId('slt'))
    const tested = found && !playsTheSame(found, saved) ? testedRefusal(facts.running, found) : undefined
    if (tested) return tested
    const changes = live ? changesBetween(campaignRuleOf(live), after) : []
    if (changes.length > 0) return needsDraft(name, 'campaign', changes)
    const { key, placements, eligibility, priority } = saved
    const objects = { campaign: saved.id, family: shown.id, ...(saved.brief !== undefined && { brief: saved.brief }) }
    return {
      answer: { ...saved, ...warningsOf(rule) },
      save: [put(campaign, saved)],
      journal: [happened(found ? 'campaign.changed' : 'campaign.drafted', objects, { key, placements, eligibility, priority })],
    }
  },
})

const changeRefusal = (found: Campaign, ifVersion: number | undefined, { roles }: Actor): Refusal | undefined => {
  const stale = staleness(found, ifVersion)
  if (stale) return stale
  if (found.state === 'ended') return refuse('wrongState', `“${found.name}” has ended.`, { remedy: 'Draft another one under a new key.' })
  const mayChangeLive = found.state === 'draft' || roles.some((role) => deciders.includes(role))
  return mayChangeLive ? undefined : refuse('forbidden', `“${found.name}” is ${found.state}; a decision engineer or the owner changes it now.`)
}

const strangersRefusal = ({ placements }: { placements: readonly Placement[] }, input: Pick<Campaign, 'placements'>): Refusal | undefined => {
  const unknown = input.placements.filter((key) => !placements.some((one) => one.key === key))
  if (unknown.length === 0) return undefined
  return refuse('notFound', `No placement is called ${unknown.join(', ')}.`, { where: unknown.map((key) => ({ path: 'placements', problem: key })) })
}

const usual = { placements: [], eligibility: '', purposes: [], caps: [], budget: null, holdout: null, until: null, priority: 100, value: null }
const fresh = { eligibility: '', purposes: [], caps: [], priority: 100, blocks: [], state: 'draft' as const }

/** What is said of the rule; what is left out is as it was where the campaign is live, and as usual where it is not. */
const ruleAfter = (input: z.infer<typeof said>, before: CampaignRule, now: Date): CampaignRule | Refusal => {
  const { from, until, ...rest } = said.parse(input)
  const after = withSaid(before, { ...rest, from: from && new Date(from).toISOString(), until: until && new Date(until).toISOString() })
  return until === undefined || after.until === null ? after : (endRefusal(after.from, after.until, now) ?? after)
}

/** Nothing but what people call it, and which brief it answers, is another. */
const playsTheSame = (found: Campaign, saved: Campaign): boolean => {
  const played = ({ name: _name, brief: _brief, version: _version, ...rest }: Campaign) => canonical(rest)
  return played(found) === played(saved)
}

/** Content that was released no longer speaks for a campaign that shows another. */
const unreleased = (found: Campaign, stands: boolean): Campaign => {
  if (stands || found.state === 'draft') return found
  const { familyHash: _hash, releasedAt: _at, barred: _barred, ...rest } = found
  return { ...rest, blocks: [], state: 'draft' }
}
