import type { Policy } from '../../engine/decide/policy.ts'
import { policies } from '../../engine/decide/policies/index.ts'
import { unitsNeeded } from '../../engine/learn/experiment/power.ts'
import type { Benchmark } from '../figure.ts'
import { play, type Played, type World } from './play.ts'

export const usual = 0.05
/** What power is measured for: one of three arms does so much better. */
export const lift = 0.4
const looks = 100

/** A way to share traffic. */
export interface Way {
  name: string
  policy: Policy
  settings: unknown
}

/** Every policy that an experiment may share its traffic by; Thompson sampling also with the floor of a placement whose arms nobody reads. */
export const ways: readonly Way[] = policies.flatMap((policy): Way[] => {
  if (policy.name === 'thompson-components')
    return [0.2, 0.02].map((explore) => ({ name: `${policy.name} ${explore}`, policy, settings: { explore } }))
  return policy.name === 'fixed-split' || policy.learns ? [{ name: policy.name, policy, settings: {} }] : []
})

/** Three arms, of which one is better by `by`; as many units as the plan of such an experiment would ask for. */
export const worldOf = ({ policy, settings }: Way, by: number): World => ({
  policy,
  settings,
  rates: [usual, usual, usual * (1 + by)],
  units: unitsNeeded({ usual, smallest: lift, shares: [1 / 3, 1 / 3, 1 / 3] }),
  looks,
})

export interface Shares {
  ours: number
  plain: number
  peeked: number
  ratio: number
}

export const sharesOf = (played: readonly Played[]): Shares => {
  const share = (of: 'ours' | 'plain' | 'peeked' | 'ratio'): number => played.filter((one) => one[of]).length / played.length
  return { ours: share('ours'), plain: share('plain'), peeked: share('peeked'), ratio: share('ratio') }
}

export const playMany = (world: World, runs: number, firstSeed = 1): Played[] =>
  Array.from({ length: runs }, (_, run) => play(world, firstSeed + run))

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/**
 * A/A: three arms that are the same, looked at a hundred times; how often an interval says otherwise at any of those looks. Beside it the power for an arm that is 40 %
 * better, and what a z-test that is looked at as often says of the same runs.
 */
export const anyTime: Benchmark = {
  figures: ['aa.any-time'],
  run: async ({ full, say }) => {
    const runs = full ? 5_000 : 2_000
    say(
      `aa.any-time: ${runs} experiments of three equal arms at ${percent(usual)}, ${looks} looks each, and a quarter as many with one arm ${percent(lift)} better`,
    )
    say(`${'shares'.padEnd(26)} ${['ours', 'power', 'plain sequence', 'z at each look', 'ratio alarms'].map((head) => head.padStart(15)).join('')}`)
    const rows = ways.map((way) => {
      const same = sharesOf(playMany(worldOf(way, 0), runs))
      const better = sharesOf(playMany(worldOf(way, lift), runs / 4, 1_000_000))
      say(
        `${way.name.padEnd(26)} ${[same.ours, better.ours, same.plain, same.peeked, same.ratio].map((share) => percent(share).padStart(15)).join('')}`,
      )
      return { name: way.name, same, better }
    })
    const worst = Math.max(...rows.map(({ same }) => same.ours))
    return [
      {
        name: 'aa.any-time',
        value: worst,
        unit: 'of A/A runs',
        against: 'the limit of 5 % at any time',
        ratio: 0.05 / worst,
        more: Object.fromEntries([
          ['runs', runs],
          ...rows.flatMap(({ name, same, better }): [string, number][] => [
            [`${name} false`, same.ours],
            [`${name} power`, better.ours],
            [`${name} plain sequence`, same.plain],
            [`${name} z at each look`, same.peeked],
            [`${name} ratio alarms`, same.ratio],
          ]),
        ]),
      },
    ]
  },
}
