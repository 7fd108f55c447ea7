import { readFileSync } from 'node:fs'
import { GrowthBookClient } from '@growthbook/growthbook'
import { bucketFraction } from '../engine/decide/bucket.ts'
import { choose, everything, without } from '../engine/decide/choose.ts'
import { combine } from '../engine/decide/combination.ts'
import { drawAt, seedOf } from '../engine/decide/draw.ts'
import { policyNamed } from '../engine/decide/policies/index.ts'
import type { PolicySnapshot } from '../engine/decide/snapshot.ts'
import { isRefusal } from '../engine/kernel/refusal.ts'
import { learn } from '../engine/learn/learner.ts'
import { defaultPrior } from '../engine/learn/prior.ts'
import { type Benchmark, median } from './figure.ts'

const placement = 'home-hero'
const holdout = { salt: 'holdout 2025', share: 0.05 }

/** 6 × 6 × 4 × 3 = 432 combinations, from a posterior that has seen something of each. */
const learnedSnapshot = (): PolicySnapshot => {
  const slots = [6, 6, 4, 3].map((size, slot) => ({
    slot: `slot${slot}`,
    components: Array.from({ length: size }, (_, index) => `cmp_${slot}_${index}`),
  }))
  const combined = combine(slots)
  if (isRefusal(combined) || !('whole' in combined)) throw new Error('432 combinations are listed')
  const space = combined.whole
  const cells = space.combinations.map((combination, at) => ({
    placement,
    day: '2025-03-28',
    features: { components: Object.fromEntries(combination.map((component, slot) => [`slot${slot}`, component])), exposure: 0, position: 0 },
    trials: 200,
    successes: Math.floor(drawAt({ high: 1, low: 1 }, at) * 12),
    value: 0,
    valueSquares: 0,
  }))
  return learn({
    context: { placement, ruleset: 'bench' },
    space,
    policy: policyNamed('thompson-components')!,
    settings: {},
    cells,
    tagsOf: () => [],
    prior: defaultPrior,
    decay: { today: '2025-03-28' },
    seed: { high: 2, low: 2 },
    decisions: 0,
  }).snapshot
}

/** Holdout, seed of the subject, draw: what a decision comes to once eligibility has spoken. Answers a propensity, so that nothing is optimised away. */
const oursWith = (snapshot: PolicySnapshot): ((subject: string) => number) => {
  const all = everything(snapshot)
  return (subject) => (bucketFraction(holdout.salt, subject) < holdout.share ? 0 : choose(all, seedOf(placement, subject))!.propensity.total)
}

/** The same, where what this subject may see was never asked for before and its tables must be made. */
const restrictedWith = (snapshot: PolicySnapshot): ((subject: string) => number) => {
  const excluded = snapshot.slots.map(({ components }) => components[0]!)
  let turn = 0
  return (subject) => choose(without(snapshot, new Set([excluded[turn++ % excluded.length]!])), seedOf(placement, subject))!.propensity.total
}

/** An experiment of six arms at 95 % coverage, asked of the multi-user client, which is GrowthBook's way for servers. */
const growthbook = async (): Promise<(subject: string) => number> => {
  const client = new GrowthBookClient({ enabled: true })
  await client.init({
    payload: {
      features: {
        [placement]: {
          defaultValue: 'none',
          rules: [
            {
              key: placement,
              hashAttribute: 'id',
              hashVersion: 2,
              coverage: 1 - holdout.share,
              variations: ['a', 'b', 'c', 'd', 'e', 'f'],
              weights: [0.5, 0.1, 0.1, 0.1, 0.1, 0.1],
            },
          ],
        },
      },
    },
  })
  return (subject) => (client.evalFeature(placement, { attributes: { id: subject } }).value === 'none' ? 0 : 1)
}

const rate = (decide: (subject: string) => number, subjects: readonly string[]): number => {
  const start = performance.now()
  let decisions = 0
  let sum = 0
  while (performance.now() - start < 50) {
    for (const subject of subjects) sum += decide(subject)
    decisions += subjects.length
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
    const subjects = Array.from({ length: 2048 }, (_, index) => `user-${(index * 7919).toString(36)}@example.org`)
    const snapshot = learnedSnapshot()
    const [ours, restricted, peer] = [oursWith(snapshot), restrictedWith(snapshot), await growthbook()]
    // In turns, and the ratio by turn, since a shared machine speeds up and slows down; the first two warm up.
    const turns = Array.from({ length: 21 }, () => [rate(ours, subjects), rate(peer, subjects), rate(restricted, subjects)] as const).slice(2)
    return [
      {
        name: 'decide.inprocess',
        value: Math.round(median(turns.map(([mine]) => mine))),
        unit: 'decisions/s',
        against: `@growthbook/growthbook ${versionOfGrowthbook()}, one experiment of six arms`,
        ratio: Number(median(turns.map(([mine, theirs]) => mine / theirs)).toFixed(2)),
        more: { combinations: snapshot.combinations.length, restrictedAnew: Math.round(median(turns.map(([, , anew]) => anew))) },
      },
    ]
  },
}
