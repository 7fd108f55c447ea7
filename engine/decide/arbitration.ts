import { nested } from '../audience/rule.ts'
import type { Purpose } from '../audience/consent.ts'
import type { Value } from '../audience/profile.ts'
import { fractionUnder } from './bucket.ts'
import { type Choice, choose, type Eligible, eligibleWhere, thisOne } from './choose.ts'
import type { Branch, Stick, Stopped } from './decision.ts'
import { derivedSeed, type Seed, seedOf } from './draw.ts'
import type { Bound, CampaignRules, PlacementRules } from './ruleset.ts'
import type { Stock } from './stock.ts'
import { drawCampaign, type TierSnapshot, tierShares } from './tier.ts'
import { drawArm, drawComponents, type Drawn, type Enrolled, fixedShares, type TrialSource, weightOf } from './trial.ts'
import { windowMs } from './window.ts'

/** All that one decision rests on, besides the rules and the snapshots. The record keeps every bit of it. */
export interface Occasion {
  now: Date
  /** Hash of whom it is for; absent when nobody was recognised. */
  subject: string | undefined
  /** Values of attributes, by path. What consent does not cover was left out by the caller. */
  facts: Readonly<Record<string, Value>>
  consents: readonly Purpose[]
  /** Exposures of this subject by `countKey`, and of everybody by `budgetKey`. */
  counts: Readonly<Record<string, number>>
  /** What this subject was given here before, where the placement is sticky. */
  stick?: Stick | undefined
  locale: string | undefined
  /** Drawn for this decision; a policy that shows a person the same each time takes the subject’s own instead. */
  seed: Seed
}

/** What was published for the candidates of one placement. */
export interface Published {
  /** For whoever is in an audience that is learned apart, as soon as something was learned of it. */
  stock(campaign: string, audience: string | undefined): Stock | undefined
  /** How the campaigns of a priority share it, once something was learned of their worth. */
  tier(priority: number): TierSnapshot | undefined
}

export interface Arbitrated {
  branch: Branch
  stopped: Stopped[]
  seed: Seed
  locale: string
  /** The first of the placement’s audiences that the subject belongs to. */
  audience?: string | undefined
  campaign?: CampaignRules
  stock?: Stock
  eligible?: Eligible
  choice?: Choice
  /** Campaigns of equal priority that were drawn among, the winner included. */
  tied: number
  /** What the tied were drawn by; absent where they shared evenly. */
  tier?: TierSnapshot
  /** The arm that an experiment drew. */
  enrolled?: Enrolled
  /** What the experiment, and the draw among equals, left to this content: the propensity is this times that of the choice. */
  weight: number
  /** It follows what the subject was given before. */
  sticky: boolean
  /** Of exactly this outcome, given everything else; where it is sticky, that of the first draw. */
  propensity: number
}

/** Stands for all candidates of a placement in `stopped`. */
export const everyCandidate = '*'

/**
 * One decision, purely: eligible → consent and caps → holdout → layers → arbitration → one combination from the snapshot. The same rules, snapshots and
 * occasion give the same answer, bit for bit.
 */
export const arbitrate = (rules: PlacementRules, seededBy: 'subject' | 'decision', published: Published, occasion: Occasion): Arbitrated => {
  const { placement } = rules
  const { now, subject } = occasion
  const seed = seededBy === 'subject' && subject !== undefined ? seedOf(placement.key, subject) : occasion.seed
  const locale = occasion.locale ?? placement.locale
  const facts = nested(occasion.facts, now)
  const audience = audienceOf(rules, facts)
  const nothing = (branch: 'holdout' | 'fallback', stopped: Stopped[]): Arbitrated => ({
    branch,
    stopped,
    seed,
    locale,
    audience,
    tied: 0,
    weight: 1,
    sticky: false,
    propensity: 1,
  })

  if (!rules.rule.test(facts)) return nothing('fallback', [{ campaign: everyCandidate, gate: 'eligible', why: 'placement' }])
  const { asked, out } = rules.rollCall(facts, now.getTime())
  const stopped = [...out]
  const able = ableOf(asked, rules, published, occasion, { facts, audience }, stopped)
  if (able.length === 0) return nothing('fallback', stopped)
  if (subject === undefined) return settle(able, rules, published, occasion, { seed, audience, stopped })
  if (heldOutOfAll(rules, subject, able, stopped)) return nothing('holdout', stopped)
  const free = able.filter(({ candidate }) => isFree(candidate, subject, stopped))
  if (free.length === 0) return nothing(stopped.some(({ gate }) => gate === 'holdout') ? 'holdout' : 'fallback', stopped)
  return settle(free, rules, published, occasion, { seed, audience, stopped })
}

/** Something that may come of an occasion: one of these combinations of a campaign, with the share that it has among all that may. */
export interface Part {
  campaign: string
  share: number
  eligible: Eligible
}

/**
 * Among what `arbitrate` would draw, without the draw: empty where nothing of ours may be shown. Holdouts of the placement and of the engine are left out of it, since
 * they too are a draw, by person; a campaign’s own holdout and the layers hold for this person as they do. What an experiment draws is not of it.
 */
export const partsOf = (rules: PlacementRules, published: Published, occasion: Occasion): Part[] => {
  const facts = nested(occasion.facts, occasion.now)
  if (!rules.rule.test(facts)) return []
  const { subject, now } = occasion
  const { asked } = rules.rollCall(facts, now.getTime())
  const able = ableOf(asked, rules, published, occasion, { facts, audience: audienceOf(rules, facts) }, [])
  const free = subject === undefined ? able : able.filter(({ candidate }) => isFree(candidate, subject, []))
  const tied = topOf(free)
  const kept = keptOf(tied, rules, occasion)
  if (kept) {
    const { winner, choice } = kept
    return [
      { campaign: winner.candidate.campaign.id, share: 1, eligible: eligibleWhere(winner.eligible.snapshot, (index) => index === choice.index) },
    ]
  }
  const top = tied[0]?.candidate.campaign.priority ?? 0
  const { shares } = sharing(tied, rules.valued.has(top) ? published.tier(top) : undefined)
  return tied.map(({ candidate, eligible }, at) => ({ campaign: candidate.campaign.id, share: shares?.[at] ?? 1 / tied.length, eligible }))
}

/** Those through eligibility, consent and caps that have something to show, the highest priority first. */
const ableOf = (
  asked: readonly CampaignRules[],
  { leastBounds }: PlacementRules,
  published: Published,
  occasion: Occasion,
  { facts, audience }: { facts: ReturnType<typeof nested>; audience: string | undefined },
  stopped: Stopped[],
): Able[] => {
  const day = dayOf(occasion.now)
  // Most people are far from every cap: then no candidate need be asked.
  const bounded = isAnyReached(leastBounds, occasion.counts)
  const able: Able[] = []
  for (const candidate of asked) {
    if (!candidate.rule.test(facts)) {
      stopped.push(candidate.unmet)
      continue
    }
    const fit =
      stoppedAtConsent(candidate, occasion) ??
      (bounded ? stoppedAtCaps(candidate, occasion) : undefined) ??
      fitOf(candidate, published.stock(candidate.campaign.id, audience), occasion, { day, bounded })
    if ('gate' in fit) stopped.push(fit)
    else able.push(fit)
  }
  return able
}

const topOf = (able: readonly Able[]): Able[] => able.filter(({ candidate }) => candidate.campaign.priority === able[0]?.candidate.campaign.priority)

const dayMs = 86_400_000
let today = { number: Number.NaN, name: '' }

/** yyyy-mm-dd in UTC. Nearly every decision is of the same day as the one before, and writing a date is dear. */
const dayOf = (now: Date): string => {
  const number = Math.floor(now.getTime() / dayMs)
  if (number !== today.number) today = { number, name: now.toISOString().slice(0, 10) }
  return today.name
}

const audienceOf = ({ leaves }: PlacementRules, facts: ReturnType<typeof nested>): string | undefined => {
  for (const { audience, rule } of leaves) if (rule.test(facts)) return audience
  return undefined
}

/** A candidate that may be shown, with what it may show. */
interface Able {
  candidate: CampaignRules
  stock: Stock
  locale: string
  eligible: Eligible
}

const stoppedAtConsent = ({ campaign }: CampaignRules, { consents }: Occasion): Stopped | undefined => {
  const missing = campaign.purposes.find((purpose) => !consents.includes(purpose))
  return missing === undefined ? undefined : { campaign: campaign.id, gate: 'consent', why: 'purpose', of: missing }
}

const stoppedAtCaps = ({ campaign: { id }, caps, budgets }: CampaignRules, { counts, subject }: Occasion): Stopped | undefined => {
  const spent = budgets.find((budget) => isReached(budget, counts))
  if (spent) return { campaign: id, gate: 'caps', why: 'budget', of: spent.of, value: counts[spent.key] ?? 0, limit: spent.most }
  // Nobody recognised, nobody counted: a cap cannot hold for a stranger.
  const reached = subject === undefined ? undefined : caps.find((cap) => isReached(cap, counts))
  return reached && { campaign: id, gate: 'caps', why: 'cap', of: reached.key, value: counts[reached.key] ?? 0, limit: reached.most }
}

const isAnyReached = (least: ReadonlyMap<string, number>, counts: Occasion['counts']): boolean => {
  for (const key in counts) if (counts[key]! >= (least.get(key) ?? Infinity)) return true
  return false
}

const isReached = ({ key, most }: Bound, counts: Occasion['counts']): boolean => (counts[key] ?? 0) >= most

/** What a campaign may show, or why it has nothing to show here. */
const fitOf = (
  candidate: CampaignRules,
  stock: Stock | undefined,
  { locale: wanted, counts, subject }: Occasion,
  { day, bounded }: { day: string; bounded: boolean },
): Able | Stopped => {
  const { campaign, narrowing } = candidate
  const locale = candidate.localeFor(wanted)
  if (locale === undefined) return { campaign: campaign.id, gate: 'eligible', why: 'locale' }
  if (!stock) return { campaign: campaign.id, gate: 'eligible', why: 'noSnapshot' }
  const reached = !bounded || subject === undefined || narrowing.length === 0 ? noBounds : narrowing.filter((bound) => isReached(bound, counts))
  const eligible = reached.length === 0 ? stock.eligible(locale, day) : stock.eligible(locale, day, [...new Set(reached.flatMap(({ bars }) => bars))])
  if (eligible.indices.length > 0) return { candidate, stock, locale, eligible }
  const [first] = reached
  return first && stock.eligible(locale, day).indices.length > 0
    ? { campaign: campaign.id, gate: 'caps', why: 'tired', of: first.key, value: counts[first.key] ?? 0, limit: first.most }
    : { campaign: campaign.id, gate: 'eligible', why: 'noVariant' }
}
const noBounds: CampaignRules['narrowing'] = []

/** By the holdout of the engine as a whole, or that of the placement. */
const heldOutOfAll = ({ holdouts }: PlacementRules, subject: string, able: readonly Able[], stopped: Stopped[]): boolean => {
  for (const { share, seed, of } of holdouts) {
    const bucket = fractionUnder(seed, subject)
    if (bucket >= share) continue
    for (const { candidate } of able)
      stopped.push({ campaign: candidate.campaign.id, gate: 'holdout', why: 'bucket', ...(of && { of }), value: bucket, limit: share })
    return true
  }
  return false
}

/** Kept from this subject neither by the campaign’s own holdout nor by a layer. */
const isFree = ({ campaign: { id }, holdout, slices }: CampaignRules, subject: string, stopped: Stopped[]): boolean => {
  const bucket = holdout ? fractionUnder(holdout.seed, subject) : 1
  if (holdout && bucket < holdout.share) {
    stopped.push({ campaign: id, gate: 'holdout', why: 'bucket', of: 'campaign', value: bucket, limit: holdout.share })
    return false
  }
  for (const { layer, seed, from, to } of slices) {
    const place = fractionUnder(seed, subject)
    if (place >= from && place < to) continue
    stopped.push({ campaign: id, gate: 'layer', why: 'slice', of: layer, value: place })
    return false
  }
  return true
}

/**
 * The highest priority wins. Of equals, what the subject was given before goes first; otherwise they share by a draw of their own, so that it tells nothing of
 * the one for the combination. An experiment then draws its arm.
 */
const settle = (
  able: readonly Able[],
  rules: PlacementRules,
  published: Published,
  occasion: Occasion,
  { seed, audience, stopped }: { seed: Seed; audience: string | undefined; stopped: Stopped[] },
): Arbitrated => {
  const top = able[0]?.candidate.campaign.priority ?? 0
  const tied = topOf(able)
  const settled =
    keptOf(tied, rules, occasion) ?? drawOf(able, sharing(tied, rules.valued.has(top) ? published.tier(top) : undefined), rules, occasion, seed)
  const { winner, choice, tier, sticky, enrolled, weight } = settled
  for (const { candidate } of able) {
    if (candidate === winner.candidate) continue
    const { id, priority } = candidate.campaign
    const why = enrolled && isArm(rules.trial, id) ? 'arm' : priority !== top ? 'priority' : sticky ? 'kept' : 'draw'
    stopped.push({ campaign: id, gate: 'arbitration', why, value: priority, limit: top })
  }
  return {
    branch: choice.branch,
    stopped,
    seed,
    locale: winner.locale,
    audience,
    campaign: winner.candidate,
    stock: winner.stock,
    eligible: winner.eligible,
    choice,
    tied: tied.length,
    ...(tier && { tier }),
    ...(enrolled && { enrolled }),
    weight,
    sticky,
    propensity: choice.propensity.total * weight,
  }
}

/** Those of equal priority with the share of each. */
interface Sharing {
  tied: readonly Able[]
  /** Absent where they share evenly. */
  shares?: readonly number[] | undefined
  tier?: TierSnapshot | undefined
}

const sharing = (tied: readonly Able[], tier: TierSnapshot | undefined): Sharing => {
  if (!tier || tied.length === 1) return { tied }
  const ids = tied.map(({ candidate }) => candidate.campaign.id)
  const shares = tierShares(tier, ids)
  return shares ? { tied, shares, tier } : { tied }
}

interface Settled {
  winner: Able
  choice: Choice
  weight: number
  sticky: boolean
  tier?: TierSnapshot | undefined
  enrolled?: Enrolled
}

const drawOf = (able: readonly Able[], among: Sharing, { trial }: PlacementRules, { subject }: Occasion, seed: Seed): Settled => {
  const { tied, shares, tier } = among
  const { place, share } = tied.length === 1 ? { place: 0, share: 1 } : drawCampaign(tied.length, shares, derivedSeed(seed, 'tier'))
  const first = tied[place]
  const drawn = first && ((trial && enrol(trial, able, among, { ...first, share }, seed, subject)) ?? plainly(first, share, seed))
  if (!drawn) throw new Error('a candidate that has combinations gave none')
  return { ...drawn, sticky: false, tier }
}

type Won = Pick<Drawn, 'choice' | 'weight'> & { winner: Able; enrolled?: Enrolled }

const plainly = (winner: Able, weight: number, seed: Seed): Won | undefined => {
  const choice = choose(winner.eligible, seed)
  return choice && { winner, choice, weight }
}

const isArm = (trial: TrialSource | undefined, campaign: string): boolean =>
  trial?.among === 'campaigns' && trial.arms.some(({ shows }) => shows === campaign)

/** Undefined where the experiment has nothing to do with whoever won, or one of its arms has nothing to show here and now. */
const enrol = (
  trial: TrialSource,
  able: readonly Able[],
  { tied, shares: shared }: Sharing,
  { share, ...first }: Able & { share: number },
  seed: Seed,
  subject: string | undefined,
): Won | undefined => {
  const { id } = first.candidate.campaign
  if (trial.among === 'components') {
    const drawn = trial.campaign === id ? drawComponents(trial, first.eligible, subject, seed) : undefined
    return drawn && { ...drawn, weight: drawn.weight * share, winner: { ...first, eligible: drawn.eligible } }
  }
  if (!isArm(trial, id)) return undefined
  const arms = trial.arms.map(({ shows }) => able.find(({ candidate }) => candidate.campaign.id === shows))
  const arm = drawArm(trial, subject, seed)
  const winner = arms[arm]
  if (!winner || arms.includes(undefined)) return undefined
  const choice = choose(winner.eligible, seed)
  const shares = fixedShares(trial)
  // Any of the tied that is an arm leads to this draw.
  const ways = tied.reduce((sum, { candidate }, at) => (isArm(trial, candidate.campaign.id) ? sum + (shared?.[at] ?? 1 / tied.length) : sum), 0)
  return choice && { winner, choice, weight: weightOf(trial, arm, shares) * ways, enrolled: { experiment: trial.id, arm, shares } }
}

/** What the subject was given before, as long as the placement keeps it and it may still be shown. While an experiment runs its arms decide. */
const keptOf = (tied: readonly Able[], { placement: { sticky }, trial }: PlacementRules, { stick, subject, now }: Occasion): Settled | undefined => {
  if (!sticky || trial || !stick || subject === undefined || now.getTime() >= Date.parse(stick.at) + windowMs(sticky)) return undefined
  const winner = tied.find(({ candidate }) => candidate.campaign.id === stick.campaign)
  const choice = winner && thisOne(winner.eligible, stick.components, { total: stick.propensity, perSlot: stick.perSlot }, stick.branch)
  // The first propensity was that of campaign and combination together.
  return winner && choice && { winner, choice, weight: 1, sticky: true }
}
