import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { Rule, rule, titleOfRule } from '../../approve/rule.ts'
import { type Family, family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import type { Reader } from '../../kernel/reader.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { broughtBack } from '../brought-back.ts'
import { campaign } from '../campaign.ts'
import { CampaignRule, endRefusal } from '../campaign-rule.ts'
import { factsOfChange, letLapse, ruleHash, type Ruled, ruleOf, withMaker } from '../drafting.ts'
import { placement } from '../placement.ts'
import { givenTable } from '../given-table.ts'
import { PlacementRule, WrittenTable } from '../placement-rule.ts'
import { audiencesRefusal, changesBetween, eligibilityRule, policyRefusal, type RuleGrounds, ruleGrounds, withSaid } from '../rule-change.ts'
import { draftedRefusal, runningWith } from '../tested.ts'

const rules = { placement: PlacementRule, campaign: CampaignRule }

/** One draft at a time for each thing: it says all that shall differ from what is live. Drafting anew lets the yes that it waits for lapse. */
export const draftRule = command({
  name: 'rule.draft',
  summary: 'Draft a change of what decides at a placement or for a campaign, or change the draft that there is',
  input: z.strictObject({
    of: z.strictObject({ kind: z.enum(['placement', 'campaign']), id: z.string().describe('id or key') }),
    ...CampaignRule.partial().shape,
    ...PlacementRule.omit({ table: true }).partial().shape,
    table: WrittenTable.optional(),
    holdout: CampaignRule.shape.holdout.optional().describe('people who are shown nothing, or never see the campaign; null: none, of a campaign'),
    because: Rule.shape.because,
    ifVersion: z.number().int().optional().describe('of the draft that there is'),
  }),
  output: Rule,
  roles: ['owner', 'decisionEngineer', 'agent'],
  load: async (read, { of }) => {
    const ruled = await ruledBy(read, of)
    const about = ruled && aboutOf({ kind: ruled.kind, id: ruled.thing.id })
    const found = about === undefined ? undefined : (await read.all(rule, { about, state: 'draft' }))[0]
    return {
      ruled,
      found,
      waiting: found ? await read.all(approval, { about: aboutOf({ kind: 'rule', id: found.id }), state: 'waiting' }) : [],
      grounds: await ruleGrounds(read),
      shown: ruled?.kind === 'campaign' ? await read.get(family, ruled.thing.family) : undefined,
      places: await read.all(placement),
      campaigns: await read.all(campaign, { state: ['draft', 'live', 'paused'] }),
      running: ruled ? await runningWith(read, ruled.kind === 'placement' ? { placements: [ruled.thing.key] } : ruled.thing) : [],
    }
  },
  decide: (
    { ruled, found, waiting, grounds, shown, places, campaigns, running },
    { of, because, ifVersion, table: written, ...given },
    { now, newId, actor },
  ) => {
    if (!ruled) return refuse('notFound', `No ${of.kind} has the id or key ${of.id}.`, { where: [{ path: 'of.id', problem: 'unknown' }] })
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    const before = ruleOf(ruled)
    const table = written === undefined ? undefined : (givenTable(written, campaigns, ruled.thing.key, grounds.words) ?? [])
    if (isRefusal(table)) return table
    const after = afterOf(ruled, before, { ...given, table })
    if (isRefusal(after)) return after
    const compiled = eligibilityRule(after.eligibility, grounds)
    if (isRefusal(compiled)) return compiled
    const refused =
      ruleRefusal(after, grounds, now) ?? unknownPlaces(after, places) ?? draftedRefusal(ruled, after, running) ?? goneFor(ruled, after, shown, now)
    if (refused) return refused
    const changes = changesBetween(before, after)
    const { id, key, name } = ruled.thing
    if (changes.length === 0) {
      return refuse('invalidInput', `“${name}” decides like this already.`, {
        where: [{ path: of.kind, problem: 'nothing differs from what is live' }],
        remedy: found ? 'Discard the draft, or say what shall differ.' : 'Say what shall differ.',
      })
    }
    const makers = withMaker(found?.makers ?? [], actor)
    const body = {
      of: { kind: ruled.kind, id, key, name },
      about: aboutOf({ kind: ruled.kind, id }),
      before,
      after,
      changes,
      because,
      hash: ruleHash({ of: { kind: ruled.kind, id }, before, after }),
      makers,
      facts: factsOfChange(ruled, { before, after, changes }, makers, grounds),
      state: 'draft' as const,
    }
    const saved = found ? amended(found, body) : { ...body, id: newId(rule.prefix), version: 1, madeAt: now.toISOString() }
    const gone = saved.hash === found?.hash ? { save: [], journal: [] } : letLapse(waiting, now.toISOString())
    return {
      answer: saved,
      save: [put(rule, saved), ...gone.save],
      journal: [
        happened('rule.drafted', { rule: saved.id, [ruled.kind]: id }, { title: titleOfRule(saved), changes, hash: saved.hash }, because),
        ...gone.journal,
      ],
    }
  },
})

const ruledBy = async (read: Reader, { kind, id }: { kind: Ruled['kind']; id: string }): Promise<Ruled | undefined> => {
  if (kind === 'placement') {
    const thing = await findOne(read, placement, id)
    return thing && { kind, thing }
  }
  const thing = await findOne(read, campaign, id)
  return thing && { kind, thing }
}

type After = PlacementRule | CampaignRule

/** What is live, with what shall differ; refused where it names what the other kind has. */
const afterOf = ({ kind, thing }: Ruled, before: After, given: Record<string, unknown>): After | Refusal => {
  const foreign = Object.keys(given).filter((name) => given[name] !== undefined && !(name in rules[kind].shape))
  if (foreign.length === 0 && kind === 'placement' && given['holdout'] === null) {
    return refuse('invalidInput', `A placement has a holdout, if it be of nobody; “${thing.name}” is one.`, {
      where: [{ path: 'holdout', problem: 'none' }],
      remedy: 'Say a share of 0 to hold nobody out.',
    })
  }
  if (foreign.length === 0) return withSaid(before, given)
  return refuse('invalidInput', `A ${kind} has no ${foreign.join(', ')} of its own; “${thing.name}” is one.`, {
    where: foreign.map((path) => ({ path, problem: `not of a ${kind}` })),
    remedy: `A ${kind}’s rule is its ${Object.keys(rules[kind].shape).join(', ')}.`,
  })
}

const ruleRefusal = (after: After, grounds: RuleGrounds, now: Date): Refusal | undefined => {
  if ('policy' in after) return audiencesRefusal(after.audiences, grounds) ?? policyRefusal(after.policy)
  return after.until === null ? undefined : endRefusal(after.from, after.until, now)
}

const goneFor = (ruled: Ruled, after: After, shown: Family | undefined, now: Date): Refusal | undefined =>
  ruled.kind === 'campaign' && 'until' in after ? broughtBack(ruled.thing, after, shown, now) : undefined

const unknownPlaces = (after: After, places: readonly { key: string }[]): Refusal | undefined => {
  const unknown = 'placements' in after ? after.placements.filter((key) => !places.some((one) => one.key === key)) : []
  if (unknown.length === 0) return undefined
  return refuse('notFound', `No placement is called ${unknown.join(', ')}.`, { where: unknown.map((key) => ({ path: 'placements', problem: key })) })
}

/** What was seen of another change does not speak for this one. */
const amended = (found: Rule, body: Omit<Rule, 'id' | 'version' | 'madeAt' | 'evidence' | 'settledAt'>): Rule => {
  const { evidence, ...kept } = found
  return amend<Rule>({ ...kept, ...(evidence && body.hash === found.hash && { evidence }) }, body)
}
