import { nested } from '../audience/rule.ts'
import type { Purpose } from '../audience/consent.ts'
import type { Value } from '../audience/profile.ts'
import { bucketFraction } from './bucket.ts'
import { type Choice, choose, type Eligible } from './choose.ts'
import type { Branch, Stopped } from './decision.ts'
import { derivedSeed, drawAt, type Seed, seedOf } from './draw.ts'
import type { Cap } from './placement.ts'
import type { CampaignRules, PlacementRules } from './ruleset.ts'
import { localeFor, type Stock } from './stock.ts'
import { drawArm, drawComponents, type Drawn, type Enrolled, fixedShares, type TrialSource, weightOf } from './trial.ts'

/** All that one decision rests on, besides the rules and the snapshots. The record keeps every bit of it. */
export interface Occasion {
  now: Date
  /** Hash of whom it is for; absent when nobody was recognised. */
  subject: string | undefined
  /** Values of attributes, by path. What consent does not cover was left out by the caller. */
  facts: Readonly<Record<string, Value>>
  consents: readonly Purpose[]
  /** Exposures of this subject, by `countKey`. */
  counts: Readonly<Record<string, number>>
  locale: string | undefined
  /** Drawn for this decision; a policy that shows a person the same each time takes the subject’s own instead. */
  seed: Seed
}

export interface Arbitrated {
  branch: Branch
  stopped: Stopped[]
  seed: Seed
  locale: string
  campaign?: CampaignRules
  stock?: Stock
  eligible?: Eligible
  choice?: Choice
  /** Campaigns of equal priority that were drawn among, the winner included. */
  tied: number
  /** The arm that an experiment drew. */
  enrolled?: Enrolled
  /** What the experiment, and the draw among equals, left to this content: the propensity is this times that of the choice. */
  weight: number
  /** Of exactly this outcome, given everything else. */
  propensity: number
}

/** Where exposures of a placement or campaign within a window of days are counted. */
export const countKey = (of: string, days: number): string => `${of}/${days}`

/** Stands for all candidates of a placement in `stopped`. */
export const everyCandidate = '*'

/**
 * One decision, purely: eligible → consent and caps → holdout → arbitration → one combination from the snapshot. The same rules, snapshots and
 * occasion give the same answer, bit for bit.
 */
export const arbitrate = (
  rules: PlacementRules,
  seededBy: 'subject' | 'decision',
  stocks: (campaign: string) => Stock | undefined,
  occasion: Occasion,
): Arbitrated => {
  const { placement, candidates } = rules
  const { now, subject } = occasion
  const seed = seededBy === 'subject' && subject !== undefined ? seedOf(placement.key, subject) : occasion.seed
  const locale = occasion.locale ?? placement.locale
  const facts = nested(occasion.facts, now)
  const stopped: Stopped[] = []
  const nothing = (branch: 'holdout' | 'fallback'): Arbitrated => ({ branch, stopped, seed, locale, tied: 0, weight: 1, propensity: 1 })

  if (!rules.rule.test(facts)) {
    stopped.push({ campaign: everyCandidate, gate: 'eligible', why: 'placement' })
    return nothing('fallback')
  }
  const day = dayOf(now)
  const able: Able[] = []
  for (const candidate of candidates) {
    const why = stoppedAtRules(candidate, facts, now.getTime()) ?? stoppedAtConsent(candidate, occasion, placement)
    if (why) {
      stopped.push(why)
      continue
    }
    const fit = fitOf(candidate, stocks, occasion.locale, placement.locale, day)
    if (typeof fit === 'string') stopped.push({ campaign: candidate.campaign.id, gate: 'eligible', why: fit })
    else able.push(fit)
  }
  if (able.length === 0) return nothing('fallback')
  if (subject !== undefined && placement.holdout.share > 0) {
    const bucket = bucketFraction(placement.holdout.salt, subject)
    if (bucket < placement.holdout.share) {
      for (const { candidate } of able)
        stopped.push({ campaign: candidate.campaign.id, gate: 'holdout', why: 'bucket', value: bucket, limit: placement.holdout.share })
      return nothing('holdout')
    }
  }
  return settle(able, seed, stopped, rules.trial, subject)
}

const dayMs = 86_400_000
let today = { number: Number.NaN, name: '' }

/** yyyy-mm-dd in UTC. Nearly every decision is of the same day as the one before, and writing a date is dear. */
const dayOf = (now: Date): string => {
  const number = Math.floor(now.getTime() / dayMs)
  if (number !== today.number) today = { number, name: now.toISOString().slice(0, 10) }
  return today.name
}

/** A candidate that may be shown, with what it may show. */
interface Able {
  candidate: CampaignRules
  stock: Stock
  locale: string
  eligible: Eligible
}

const stoppedAtRules = ({ campaign, rule, from, until }: CampaignRules, facts: ReturnType<typeof nested>, now: number): Stopped | undefined => {
  if (now < from) return { campaign: campaign.id, gate: 'eligible', why: 'notYet', limit: campaign.from }
  if (now >= until) return { campaign: campaign.id, gate: 'eligible', why: 'ended', limit: campaign.until ?? null }
  return rule.test(facts) ? undefined : { campaign: campaign.id, gate: 'eligible', why: 'rule' }
}

const stoppedAtConsent = (
  { campaign }: CampaignRules,
  { consents, counts, subject }: Occasion,
  placement: PlacementRules['placement'],
): Stopped | undefined => {
  const missing = campaign.purposes.find((purpose) => !consents.includes(purpose))
  if (missing !== undefined) return { campaign: campaign.id, gate: 'consent', why: 'purpose', of: missing }
  // Nobody recognised, nobody counted: a cap cannot hold for a stranger.
  return subject === undefined
    ? undefined
    : (capped(campaign.id, campaign.id, campaign.caps, counts) ?? capped(campaign.id, placement.key, placement.caps, counts))
}

const capped = (campaign: string, of: string, caps: readonly Cap[], counts: Occasion['counts']): Stopped | undefined => {
  for (const { most, days } of caps) {
    const seen = counts[countKey(of, days)] ?? 0
    if (seen >= most) return { campaign, gate: 'caps', why: 'cap', of: countKey(of, days), value: seen, limit: most }
  }
  return undefined
}

/** Why a campaign has nothing to show here, or what it may show. */
const fitOf = (
  candidate: CampaignRules,
  stocks: (campaign: string) => Stock | undefined,
  wanted: string | undefined,
  usual: string,
  day: string,
): Able | string => {
  const locale = localeFor(candidate.campaign.locales, wanted, usual)
  if (locale === undefined) return 'locale'
  const stock = stocks(candidate.campaign.id)
  if (!stock) return 'noSnapshot'
  const eligible = stock.eligible(locale, day)
  return eligible.indices.length === 0 ? 'noVariant' : { candidate, stock, locale, eligible }
}

/** The highest priority wins; equals share by a draw of their own, so that it tells nothing of the one for the combination. An experiment then draws its arm. */
const settle = (able: readonly Able[], seed: Seed, stopped: Stopped[], trial: TrialSource | undefined, subject: string | undefined): Arbitrated => {
  const top = able[0]?.candidate.campaign.priority ?? 0
  const tied = able.filter(({ candidate }) => candidate.campaign.priority === top)
  const first = tied.length === 1 ? tied[0] : tied[Math.floor(drawAt(derivedSeed(seed, 'tier'), 0) * tied.length)]
  const drawn = first && (enrol(trial, able, tied, first, seed, subject) ?? plainly(first, tied, seed))
  if (!drawn) throw new Error('a candidate that has combinations gave none')
  const { winner, choice, weight, enrolled } = drawn
  for (const { candidate } of able) {
    if (candidate === winner.candidate) continue
    const { id, priority } = candidate.campaign
    const why = enrolled && isArm(trial, id) ? 'arm' : priority === top ? 'draw' : 'priority'
    stopped.push({ campaign: id, gate: 'arbitration', why, value: priority, limit: top })
  }
  return {
    branch: choice.branch,
    stopped,
    seed,
    locale: winner.locale,
    campaign: winner.candidate,
    stock: winner.stock,
    eligible: winner.eligible,
    choice,
    tied: tied.length,
    ...(enrolled && { enrolled }),
    weight,
    propensity: choice.propensity.total * weight,
  }
}

type Settled = Pick<Drawn, 'choice' | 'weight'> & { winner: Able; enrolled?: Enrolled }

const plainly = (winner: Able, tied: readonly Able[], seed: Seed): Settled | undefined => {
  const choice = choose(winner.eligible, seed)
  return choice && { winner, choice, weight: 1 / tied.length }
}

const isArm = (trial: TrialSource | undefined, campaign: string): boolean =>
  trial?.among === 'campaigns' && trial.arms.some(({ shows }) => shows === campaign)

/** Undefined where the experiment has nothing to do with whoever won, or one of its arms has nothing to show here and now. */
const enrol = (
  trial: TrialSource | undefined,
  able: readonly Able[],
  tied: readonly Able[],
  first: Able,
  seed: Seed,
  subject: string | undefined,
): Settled | undefined => {
  const { id } = first.candidate.campaign
  if (!trial) return undefined
  if (trial.among === 'components') {
    const drawn = trial.campaign === id ? drawComponents(trial, first.eligible, subject, seed) : undefined
    return drawn && { ...drawn, weight: drawn.weight / tied.length, winner: { ...first, eligible: drawn.eligible } }
  }
  if (!isArm(trial, id)) return undefined
  const arms = trial.arms.map(({ shows }) => able.find(({ candidate }) => candidate.campaign.id === shows))
  const arm = drawArm(trial, subject, seed)
  const winner = arms[arm]
  if (!winner || arms.includes(undefined)) return undefined
  const choice = choose(winner.eligible, seed)
  const shares = fixedShares(trial)
  // Any of the tied that is an arm leads to this draw.
  const ways = tied.filter(({ candidate }) => isArm(trial, candidate.campaign.id)).length
  return choice && { winner, choice, weight: (weightOf(trial, arm, shares) * ways) / tied.length, enrolled: { experiment: trial.id, arm, shares } }
}
