import { z } from 'zod'
import { attribute } from '../../audience/attribute.ts'
import { audience } from '../../audience/audience.ts'
import { Warnings, warningsOf } from '../../audience/doubt.ts'
import { compileRule, ruleWords } from '../../audience/rule.ts'
import { family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import type { Actor } from '../../kernel/actor.ts'
import { canonical } from '../../kernel/canonical.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { makers } from '../../people/permission.ts'
import { Campaign, campaign } from '../campaign.ts'
import { type Placement, placement } from '../placement.ts'
import { runningWith, testedRefusal } from '../tested.ts'

/** Who it is for and when may be set while it is live; what it shows is changed by a release alone. */
export const draftCampaign = command({
  name: 'campaign.draft',
  summary: 'Draft a campaign, or change one: which family, where, for whom, when, how important',
  input: z.strictObject({
    key: Campaign.shape.key,
    name: Campaign.shape.name,
    placements: Campaign.shape.placements,
    family: z.string().describe('id or key of the family'),
    eligibility: Campaign.shape.eligibility,
    purposes: Campaign.shape.purposes,
    caps: Campaign.shape.caps,
    budget: Campaign.shape.budget,
    holdout: z.strictObject({ share: Campaign.shape.holdout.unwrap().shape.share }).optional(),
    from: z.iso.datetime({ offset: true }).optional().describe('now when left out'),
    until: z.iso.datetime({ offset: true }).optional(),
    priority: Campaign.shape.priority,
    value: Campaign.shape.value,
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
      attributes: await read.all(attribute),
      audiences: await read.all(audience),
    }
  },
  decide: (facts, { ifVersion, ...input }, { now, newId, actor }) => {
    const { found, shown } = facts
    const refused = (found && changeRefusal(found, ifVersion, actor)) ?? strangersRefusal(facts, input)
    if (refused) return refused
    const rule = compileRule(input.eligibility, ruleWords(facts.attributes, facts.audiences), 'eligibility')
    if (isRefusal(rule)) return rule
    if (!shown) return refuse('notFound', `No family has the id or key ${input.family}.`, { where: [{ path: 'family', problem: 'unknown' }] })
    const when = whenOf(input, found, now)
    if (isRefusal(when)) return when
    const { until: _until, from: _from, holdout, ...rest } = input
    // A salt is made once and never changes: whoever was held out stays so.
    const held = holdout && { holdout: { share: holdout.share, salt: found?.holdout?.salt ?? newId('slt') } }
    const body = { ...rest, ...held, ...when, family: shown.id }
    const saved: Campaign = found ? changed(found, body) : { ...body, id: newId(campaign.prefix), version: 1, blocks: [], state: 'draft' }
    const tested = found && !playsTheSame(found, saved) ? testedRefusal(facts.running, found) : undefined
    if (tested) return tested
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
  const mayChangeLive = found.state === 'draft' || roles.some((role) => role === 'owner' || role === 'decisionEngineer')
  return mayChangeLive ? undefined : refuse('forbidden', `“${found.name}” is ${found.state}; a decision engineer or the owner changes it now.`)
}

const strangersRefusal = ({ placements }: { placements: readonly Placement[] }, input: Pick<Campaign, 'placements'>): Refusal | undefined => {
  const unknown = input.placements.filter((key) => !placements.some((one) => one.key === key))
  if (unknown.length === 0) return undefined
  return refuse('notFound', `No placement is called ${unknown.join(', ')}.`, { where: unknown.map((key) => ({ path: 'placements', problem: key })) })
}

const whenOf = (
  input: { from?: string | undefined; until?: string | undefined },
  found: Campaign | undefined,
  now: Date,
): Pick<Campaign, 'from' | 'until'> | Refusal => {
  const from = input.from === undefined ? (found?.from ?? now.toISOString()) : new Date(input.from).toISOString()
  if (input.until === undefined) return { from }
  const until = new Date(input.until).toISOString()
  if (until > from && until > now.toISOString()) return { from, until }
  return refuse('invalidInput', 'It would be over before it begins.', {
    where: [{ path: 'until', problem: until <= from ? 'not after its beginning' : 'in the past' }],
    remedy: 'Choose a later end.',
  })
}

/** Nothing but what people call it, and which brief it answers, is another. */
const playsTheSame = (found: Campaign, saved: Campaign): boolean => {
  const played = ({ name: _name, brief: _brief, version: _version, ...rest }: Campaign) => canonical(rest)
  return played(found) === played(saved)
}

/** What a draft leaves out it takes back. Another family is other content: what was released no longer speaks for it. */
const changed = (found: Campaign, body: Partial<Omit<Campaign, 'id' | 'version'>>): Campaign => {
  const { until: _until, budget: _budget, holdout: _holdout, value: _value, ...kept } = found
  const next: Campaign = amend(kept as Campaign, body)
  if (found.family === next.family) return next
  const { familyHash: _hash, releasedAt: _at, ...unreleased } = next
  return { ...unreleased, blocks: [], state: 'draft' }
}
