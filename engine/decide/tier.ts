import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { drawAt, type Seed } from './draw.ts'

const whole = z.number().int().nonnegative()

/**
 * How campaigns of one priority share a placement: in each draw of what is believed they are ranked by what a showing of each would bring. A campaign’s
 * share among those eligible is how often it stands before all the others of them, so that it is exact for whatever set eligibility leaves:
 * π(c) = (1 − ε) · firsts(c) / draws + ε / (number of eligible). Plain JSON, addressed by its content.
 */
export const TierSnapshot = z.object({
  id: z.string(),
  placement: z.string(),
  priority: z.number().int(),
  campaigns: z.array(z.string()).min(2),
  rankings: z
    .array(z.object({ order: z.array(whole), count: whole.min(1) }))
    .describe('indices into campaigns, the best first, and in how many draws'),
  draws: whole.min(1),
  epsilon: z.number().min(0).max(1),
})
export type TierSnapshot = z.infer<typeof TierSnapshot>

/** What a showing of one campaign would bring, in each draw: money × probability. All of a tier have the same number of draws. */
export interface Worth {
  campaign: string
  draws: ArrayLike<number>
}

/** The share that is spread evenly over all that are eligible, so that none of them is ever impossible. */
const floor = 0.02

export const tierOf = (placement: string, priority: number, worths: readonly Worth[]): TierSnapshot => {
  const listed = worths.toSorted((a, b) => (a.campaign < b.campaign ? -1 : 1))
  const draws = listed[0]?.draws.length ?? 0
  if (listed.length < 2 || draws === 0 || listed.some((one) => one.draws.length !== draws))
    throw new Error('a tier is shared by at least two campaigns, each with the same number of draws')
  const rankings = new Map<string, { order: number[]; count: number }>()
  for (let draw = 0; draw < draws; draw++) {
    const order = ranked(listed, draw)
    const key = order.join(' ')
    const known = rankings.get(key)
    if (known) known.count++
    else rankings.set(key, { order, count: 1 })
  }
  const body = { placement, priority, campaigns: listed.map(({ campaign }) => campaign), rankings: [...rankings.values()], draws, epsilon: floor }
  return { id: `tie_${contentHash(body).slice(0, 24)}`, ...body }
}

/** The best first. Ties go round from draw to draw. */
const ranked = (worths: readonly Worth[], draw: number): number[] => {
  const size = worths.length
  const turn = (index: number): number => (index + draw) % size
  return worths.map((_, index) => index).sort((a, b) => worths[b]!.draws[draw]! - worths[a]!.draws[draw]! || turn(a) - turn(b))
}

/** The shares of those of a tier that are eligible, in the order in which they were given. Undefined when the snapshot does not know one of them. */
export const tierShares = (tier: TierSnapshot, eligible: readonly string[]): readonly number[] | undefined => {
  const known = sharesKnown.get(tier) ?? new Map<string, readonly number[] | undefined>()
  sharesKnown.set(tier, known)
  const key = eligible.join(' ')
  if (known.has(key)) return known.get(key)
  if (known.size >= mostKnown) known.clear()
  const shares = countShares(tier, eligible)
  known.set(key, shares)
  return shares
}

const mostKnown = 1_000
const sharesKnown = new WeakMap<TierSnapshot, Map<string, readonly number[] | undefined>>()

const countShares = ({ campaigns, rankings, draws, epsilon }: TierSnapshot, eligible: readonly string[]): readonly number[] | undefined => {
  const places = eligible.map((campaign) => campaigns.indexOf(campaign))
  if (places.includes(-1)) return undefined
  const firsts = eligible.map(() => 0)
  for (const { order, count } of rankings) {
    const first = order.find((index) => places.includes(index))
    firsts[places.indexOf(first ?? -1)]! += count
  }
  return firsts.map((count) => ((1 - epsilon) * count) / draws + epsilon / eligible.length)
}

/** Which of so many is drawn, and its share; they share evenly when no shares are given. */
export const drawCampaign = (count: number, shares: readonly number[] | undefined, seed: Seed): { place: number; share: number } => {
  const at = drawAt(seed, 0)
  if (!shares) return { place: Math.floor(at * count), share: 1 / count }
  let sum = 0
  for (let place = 0; place < count - 1; place++) {
    sum += shares[place]!
    if (at < sum) return { place, share: shares[place]! }
  }
  return { place: count - 1, share: shares[count - 1]! }
}
