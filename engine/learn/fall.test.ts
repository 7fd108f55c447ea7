import { describe, expect, it, test } from 'vitest'
import { drawAt, type Seed, seedOf } from '../decide/draw.ts'
import { type Day, fallIn, isBack } from './fall.ts'

const dayOf = (at: number): string => new Date(Date.UTC(2026, 5, 1 + at)).toISOString().slice(0, 10)

/** Counts of a mean, one after the other. */
const counting = (seed: Seed) => {
  let drawn = 0
  const uniform = (): number => Math.max(drawAt(seed, drawn++), 1e-12)
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    let [count, left] = [0, uniform()]
    for (const end = Math.exp(-mean); left > end; left *= uniform()) count++
    return count
  }
  return { normal, poisson }
}

interface World {
  /** Of a rate: how many a day, and the rate; of a number: the number. */
  traffic: number
  rate?: number
  /** Of a Saturday and a Sunday, relative to other days. */
  weekend: number
  /** Standard deviation of what moves a whole day, relative. */
  swing: number
}

/** What came until some day, after which it is multiplied. */
const stream = (run: string, length: number, { traffic, rate, weekend, swing }: World, from = Infinity, times = 1): Day[] => {
  const { normal, poisson } = counting(seedOf('fall', run))
  return Array.from({ length }, (_, at): Day => {
    const weekly = [0, 6].includes(new Date(`${dayOf(at)}T00:00:00Z`).getUTCDay()) ? weekend : 1
    const moved = Math.max(0, 1 + swing * normal()) * weekly * (at >= from ? times : 1)
    if (rate === undefined) return { day: dayOf(at), came: poisson(traffic * moved), of: 1 }
    const of = poisson(traffic * (1 + 0.2 * normal() ** 2))
    return { day: dayOf(at), came: Math.min(of, poisson(of * rate * moved)), of }
  })
}

/** Looks each day at what there is until then; answers the day of the first alarm. */
const alarm = (days: readonly Day[], worth: number): number | undefined => {
  for (let until = 1; until <= days.length; until++) if (fallIn(days.slice(0, until), { worth })) return until - 1
  return undefined
}

const worlds: readonly [string, World, number][] = [
  ['a rate', { traffic: 2_000, rate: 0.03, weekend: 1, swing: 0 }, 0.25],
  ['a rate of many', { traffic: 50_000, rate: 0.03, weekend: 1, swing: 0.08 }, 0.25],
  ['a rate with weekends', { traffic: 3_000, rate: 0.05, weekend: 0.6, swing: 0.1 }, 0.25],
  ['a number', { traffic: 800, weekend: 1, swing: 0.15 }, 0.5],
  ['a number with weekends', { traffic: 4_000, weekend: 0.4, swing: 0.15 }, 0.5],
  ['a small number', { traffic: 12, weekend: 1.5, swing: 0.2 }, 0.5],
]

describe('what falls suddenly', () => {
  it('is called so in at most one of twenty streams in which nothing does, looked at each day; and found soon where something does', () => {
    const runs = 100
    const days = 120
    const alarms = worlds.map(([name, world, worth]) => {
      let many = 0
      for (let run = 0; run < runs; run++) if (alarm(stream(`${name} ${run}`, days, world), worth) !== undefined) many++
      return many
    })
    const all = alarms.reduce((sum, many) => sum + many, 0)
    expect(Math.max(...alarms) / runs).toBeLessThanOrEqual(0.05)
    expect(all / (runs * worlds.length)).toBeLessThanOrEqual(0.05)

    // Down to a fifth from the sixtieth day on, which is found within three days, and gone altogether.
    const found = worlds.map(([name, world, worth]) => {
      let [soon, gone] = [0, 0]
      for (let run = 0; run < 20; run++) {
        const fallen = (times: number): number => alarm(stream(`${name} ${run} fallen`, 66, world, 60, times), worth) ?? Infinity
        if (fallen(0.2) <= 62) soon++
        if (fallen(0) <= 62) gone++
      }
      return [name, soon / 20, gone / 20]
    })
    for (const [name, soon, gone] of found)
      expect([name, soon, gone]).toEqual([name, name === 'a small number' ? 0 : 1, expect.toSatisfy((share) => Number(share) >= 0.8)])

    // The test could fail: with no threshold to speak of, chance alone is called a fall.
    const careless = Array.from({ length: 20 }, (_, run) => stream(`a rate ${run}`, days, worlds[0]![1]))
    const looked = (all: readonly Day[]) => all.some((_, at) => fallIn(all.slice(0, at + 1), { worth: 0, alpha: 2 * 365 }) !== undefined)
    expect(careless.filter(looked).length).toBeGreaterThan(10)
  }, 60_000)

  const steady = (length: number, came: number, of = 1): Day[] => Array.from({ length }, (_, at) => ({ day: dayOf(at), came, of }))
  const low = (from: number, length: number, came: number, of = 1): Day[] => steady(from + length, came, of).slice(from)

  it('is told with the day since which, and what there was before', () => {
    expect(fallIn([...steady(20, 60, 2_000), ...low(20, 2, 6, 2_000)], { worth: 0.25 })).toEqual({
      since: dayOf(20),
      after: { came: 12, of: 4_000, days: 2 },
      before: { came: 1_200, of: 40_000, days: 20 },
      expected: 120,
    })
    const weekly = Array.from({ length: 36 }, (_, at): Day => ({ day: dayOf(at), came: at % 7 === 0 ? 50 : 1_000, of: 1 }))
    expect(fallIn(weekly, { worth: 0.5 })).toBeUndefined()
    expect(fallIn([...weekly.slice(0, 36), { day: dayOf(36), came: 50, of: 1 }], { worth: 0.5 })).toMatchObject({
      since: dayOf(36),
      before: { came: 5_000, days: 5 },
    })
  })

  it.each<[string, Day[]]>([
    ['there is nothing', []],
    ['it is as it was', steady(40, 60, 2_000)],
    ['too few days came before', [...steady(6, 1_000), ...low(6, 1, 0)]],
    ['too little came before', [...steady(30, 1, 50), ...low(30, 3, 0, 50)]],
    ['it fell too long ago to be sudden', [...steady(10, 1_000), ...low(10, 60, 300)]],
    ['it fell a little', [...steady(30, 1_000), ...low(30, 3, 800)]],
    ['it rises', [...steady(30, 1_000), ...low(30, 3, 4_000)]],
    ['it was back the day after', [...steady(30, 1_000), ...low(30, 1, 100), ...low(31, 5, 1_000)]],
    ['nobody came of whom anything could be counted', [...steady(30, 60, 2_000), ...low(30, 3, 0, 0)]],
    ['its days differ that much anyway', Array.from({ length: 30 }, (_, at) => ({ day: dayOf(at), came: at % 2 === 0 ? 2_000 : 100, of: 1 }))],
  ])('is not when %s', (_, days) => expect(fallIn(days, { worth: 0.5 })).toBeUndefined())
})

test.each<[string, number[], boolean]>([
  ['still low', [100, 100, 110, 90], false],
  ['one day up, of chance', [100, 100, 90, 120], false],
  ['back', [100, 100, 980, 1_020], true],
  ['half way, and less', [100, 100, 500, 500], false],
  ['nothing after', [], false],
])('what had fallen from a thousand to a hundred is back: %s', (_, counts, back) => {
  const days = counts.map((came, at): Day => ({ day: dayOf(at), came, of: 1 }))
  expect(isBack(days, { since: dayOf(0), before: 1_000, after: 100 })).toBe(back)
})
