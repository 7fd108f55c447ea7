import { readFileSync } from 'node:fs'
import { GrowthBookClient } from '@growthbook/growthbook'
import { arbitrate } from '../engine/decide/arbitration.ts'
import { countsOf } from '../engine/decide/cap.ts'
import { choose, without } from '../engine/decide/choose.ts'
import type { DecisionRequest } from '../engine/decide/decision.ts'
import { seedOf } from '../engine/decide/draw.ts'
import { decide } from '../server/live/decide.ts'
import { newIds } from '../server/live/new-id.ts'
import { recordText } from '../server/live/record-text.ts'
import { publishedAt } from '../server/live/standing.ts'
import type { Subject } from '../server/live/subjects.ts'
import { signer } from '../server/store/signer.ts'
import { type Benchmark, median } from './figure.ts'
import { countries, holdout, placement, standingOfOffers, tiers, wishes } from './offers.ts'

interface Visit {
  subject: Subject
  request: DecisionRequest
  /** The same, as our rules and theirs name it. */
  facts: Record<string, string | number | boolean>
  attributes: Record<string, string | number | boolean>
}

const now = new Date('2025-03-28T12:00:00Z')

const visits: readonly Visit[] = Array.from({ length: 2_048 }, (_, n) => {
  const hash = `user-${(n * 7919).toString(36)}`
  const context = {
    country: countries[n % countries.length] ?? '',
    orders: (n * 5) % 9,
    rain: ((n * 13) % 60) / 10,
    tier: tiers[(n >> 3) % tiers.length] ?? '',
    visits: (n * 17) % 60,
    employee: n % 10 === 0,
  }
  const exposures = Array.from({ length: n % 6 }, (_, seen) => ({
    placement,
    campaign: `cmp_${(n + seen * 10) % 50}`,
    components: ['cmp_0_0'],
    at: now.getTime() - (seen + 1) * 20 * 60_000,
  }))
  return {
    subject: {
      hash,
      facts: {},
      consents: [{ purpose: 'personalisation', granted: true, at: '2025-01-01T00:00:00.000Z', text: 'v1', source: 'page' }],
      exposures,
      sticks: new Map(),
    },
    request: { placement, context, render: 'json', synthetic: true },
    facts: Object.fromEntries(Object.entries(context).map(([name, value]) => [`context.${name}`, value])),
    attributes: { ...context, id: hash },
  }
})

type Decide = (visit: Visit) => number

const standing = standingOfOffers()
const rules = standing.ruleset.placements.get(placement)!
const published = publishedAt(standing, placement)

/** Every rule, the caps, the holdout, the tier and the draw, with the exact propensity; nothing is written down. */
const deciding: Decide = ({ subject, facts }) =>
  arbitrate(rules, 'decision', published, {
    now,
    subject: subject.hash,
    facts,
    consents: agreed,
    counts: countsOf(rules.counted, subject.exposures, now.getTime()),
    locale: 'en',
    seed: seedOf(placement, subject.hash),
  }).propensity
const agreed = ['personalisation'] as const

/** As the server does it: with id, signed receipt, and the record as the line that goes to the disk. */
const recording = (): Decide => {
  const sign = signer(Buffer.alloc(32, 7))
  const newId = newIds('dec', () => now.getTime())
  const spending = { into: () => undefined, noted: () => undefined, read: async () => undefined, over: () => 0, ended: () => [] }
  return ({ subject, request }) => {
    const made = decide(standing, request, { now, id: newId(), seed: seedOf(placement, subject.hash), sign, subject, spending, micros: () => 0 })
    if (!made) throw new Error('the placement is there')
    return recordText(made.record).length + made.receipt.length
  }
}

/** Where what this subject may see was never asked for before and its tables must be made. */
const restricted = (): Decide => {
  const { snapshot } = standing
  const excluded = snapshot.slots.map(({ components }) => components[0]!)
  let turn = 0
  return ({ subject }) => choose(without(snapshot, new Set([excluded[turn++ % excluded.length]!])), seedOf(placement, subject.hash))!.propensity.total
}

/**
 * The same fifty offers as experiments of one feature, each with its six clauses as a condition, six arms and 95 % coverage, asked of the multi-user client, which is
 * GrowthBook's way for servers. It stops at the first that fits, and knows no caps, no ranking by priority and no combinations.
 */
const growthbook = async (): Promise<Decide> => {
  const client = new GrowthBookClient({ enabled: true })
  await client.init({
    payload: {
      features: {
        [placement]: {
          defaultValue: 'none',
          rules: wishes.map((wish, n) => ({
            key: `offer-${n}`,
            condition: {
              country: { $in: [...wish.countries] },
              orders: { $gte: wish.orders },
              rain: { $gt: wish.rain },
              tier: { $ne: wish.tier },
              visits: { $gte: wish.visits },
              employee: false,
            },
            hashAttribute: 'id',
            hashVersion: 2 as const,
            coverage: 1 - holdout.share,
            variations: ['a', 'b', 'c', 'd', 'e', 'f'],
            weights: [0.5, 0.1, 0.1, 0.1, 0.1, 0.1],
          })),
        },
      },
    },
  })
  return ({ attributes }) => (client.evalFeature(placement, { attributes }).value === 'none' ? 0 : 1)
}

const rate = (decideOne: Decide): number => {
  const start = performance.now()
  let decisions = 0
  let sum = 0
  while (performance.now() - start < 50) {
    for (const visit of visits) sum += decideOne(visit)
    decisions += visits.length
  }
  if (!(sum > 0)) throw new Error('Nothing was decided.')
  return (decisions / (performance.now() - start)) * 1000
}

const versionOfGrowthbook = (): string => {
  const entrance = new URL(import.meta.resolve('@growthbook/growthbook')).pathname
  return (JSON.parse(readFileSync(`${entrance.slice(0, entrance.indexOf('/dist/'))}/package.json`, 'utf8')) as { version: string }).version
}

export const decideInProcess: Benchmark = {
  figures: ['decide.inprocess'],
  run: async () => {
    const [peer, recorded, anew] = [await growthbook(), recording(), restricted()]
    // In turns, and the ratio by turn, since a shared machine speeds up and slows down; the first two warm up.
    const turns = Array.from({ length: 21 }, () => [rate(deciding), rate(peer), rate(recorded), rate(anew)] as const).slice(2)
    const shown = visits.filter((visit) => deciding(visit) < 1).length
    return [
      {
        name: 'decide.inprocess',
        value: Math.round(median(turns.map(([ours]) => ours))),
        unit: 'decisions/s',
        against: `@growthbook/growthbook ${versionOfGrowthbook()}, the same fifty conditions as experiments of one feature, up to the first that fits`,
        ratio: Number(median(turns.map(([ours, theirs]) => ours / theirs)).toFixed(2)),
        more: {
          offers: wishes.length,
          combinations: standing.snapshot.combinations.length,
          withRecords: Math.round(median(turns.map(([, , withRecords]) => withRecords))),
          restrictedAnew: Math.round(median(turns.map(([, , , fresh]) => fresh))),
          shownTo: `${Math.round((100 * shown) / visits.length)} %`,
        },
      },
    ]
  },
}
