import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawAt, seedOf } from '../../engine/decide/draw.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { defaultPrior } from '../../engine/learn/prior.ts'
import type { Terminal } from '../command.ts'
import { runCli } from '../run.ts'
import { type HeadlineTest, readArchive } from './archive.ts'
import { betaDraws } from './beta.ts'
import { priorFrom } from './earlier-tests.ts'
import { playOurs } from './play-ours.ts'
import { playPlain } from './play-plain.ts'
import { replay } from './replay.ts'
import { armSpread, trueRates } from './true-rates.ts'
import { playable, type PlayedTest, stretches } from './world.ts'

/** An archive of our own making, in the form of the real one: sorted by clicks, nought where there is no arm. */
const smallArchive = (tests: number): HeadlineTest[] =>
  Array.from({ length: tests }, (_, test) => {
    const seed = seedOf('small archive', `${test}`)
    const arms = Array.from({ length: 2 + (test % 4) }, (_, arm) => {
      const impressions = 800 + Math.floor(drawAt(seed, arm) * 400)
      return { impressions, clicks: Math.floor(impressions * (0.02 + 0.03 * drawAt(seed, 50 + arm))) }
    })
    return { id: (0x51436061 + test * 1000).toString(16).padEnd(24, '0'), arms: arms.toSorted((a, b) => b.clicks - a.clicks) }
  })

const matrixOf = (archive: readonly HeadlineTest[], count: 'impressions' | 'clicks'): string =>
  [
    `,${[0, 1, 2, 3, 4, 5].join(',')}`,
    ...archive.map(({ id, arms }) => [id, ...Array.from({ length: 6 }, (_, arm) => (arms[arm]?.[count] ?? 0).toFixed(1))].join(',')),
  ].join('\n')

let folder = ''
const archive = smallArchive(16)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'))
  await writeFile(join(folder, 'n_matrix.csv'), matrixOf(archive, 'impressions'))
  await writeFile(join(folder, 'y_matrix.csv'), matrixOf(archive, 'clicks'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the archive', () => {
  it('is read as tests with the arms that they had, in the order of time', async () => {
    expect(await readArchive(folder)).toEqual(archive)
  })

  it.each([
    ['more clicks than impressions', '\naa,10,20', '\naa,11,20', /more clicks than impressions/],
    ['something that is no number', '\naa,ten,20', '\naa,1,2', /line 2 is not an id and whole numbers/],
    ['another test in each file', '\naa,10,20', '\nbb,1,2', /the test aa is not in it/],
    ['no test', '\n', '\naa,1,2', /holds no test/],
  ])('is refused with %s', async (_, impressions, clicks, message) => {
    const broken = await mkdtemp(join(tmpdir(), 'archive-'))
    await writeFile(join(broken, 'n_matrix.csv'), `,0,1${impressions}`)
    await writeFile(join(broken, 'y_matrix.csv'), `,0,1${clicks}`)
    const answer = await readArchive(broken)
    await rm(broken, { recursive: true })
    expect(isRefusal(answer) && answer.code).toBe('malformed')
    expect(isRefusal(answer) && answer.message).toMatch(message)
  })
})

describe('true rates', () => {
  const anyArms = fc.array(
    fc
      .record({ impressions: fc.integer({ min: 1, max: 20_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ impressions, share }) => ({ impressions, clicks: Math.floor(impressions * share) })),
    { minLength: 2, maxLength: 14 },
  )

  it('are where no slope is left: of the test, and of each arm under its prior', () => {
    fc.assert(
      fc.property(anyArms, (arms) => {
        const sum = arms.reduce((total, { clicks }) => total + clicks, 0)
        fc.pre(sum > 0 && sum < arms.reduce((total, { impressions }) => total + impressions, 0))
        const rates = trueRates(arms)
        const slopes = arms.map(({ impressions, clicks }, arm) => clicks - impressions * rates[arm]!)
        expect(Math.abs(slopes.reduce((total, slope) => total + slope, 0))).toBeLessThan(1e-4 * (1 + sum))
        // An arm's effect is its slope times the prior's variance; what is left after that is the same centre for all.
        const centres = rates.map((rate, arm) => Math.log(rate / (1 - rate)) - slopes[arm]! * armSpread ** 2)
        for (const centre of centres) expect(centre).toBeCloseTo(centres[0]!, 4)
      }),
    )
  })

  it('draw a lucky arm in, the more the less it was shown', () => {
    const [few, some] = trueRates([
      { impressions: 500, clicks: 20 },
      { impressions: 5000, clicks: 100 },
    ])
    const [many] = trueRates([
      { impressions: 500_000, clicks: 20_000 },
      { impressions: 5_000_000, clicks: 100_000 },
    ])
    expect(few).toBeGreaterThan(some!)
    expect(few).toBeLessThan(0.033)
    expect(many).toBeGreaterThan(0.0399)
  })

  it('are nought where nobody clicked, and one where everybody did', () => {
    expect(
      trueRates([
        { impressions: 50, clicks: 0 },
        { impressions: 60, clicks: 0 },
      ]),
    ).toEqual([0, 0])
    expect(
      trueRates([
        { impressions: 5, clicks: 5 },
        { impressions: 6, clicks: 6 },
      ]),
    ).toEqual([1, 1])
  })
})

describe('playing', () => {
  const test: PlayedTest = { id: 'easy', rates: [0.02, 0.02, 0.1], visitors: 6000, seed: { high: 1, low: 2 } }

  it('finds the arm that is plainly better, ours and plain alike', () => {
    for (const earned of [playOurs(test, defaultPrior), playPlain(test)]) {
      expect(earned).toBeGreaterThan(6000 * 0.085)
      expect(earned).toBeLessThan(6000 * 0.1)
    }
  })

  it('wins nothing where there is nothing to win', () => {
    const even = { ...test, rates: [0.03, 0.03] }
    expect(playOurs(even, defaultPrior)).toBeCloseTo(180, 8)
    expect(playPlain(even)).toBeCloseTo(180, 8)
    expect(playOurs({ ...test, rates: [0, 0] }, defaultPrior)).toBe(0)
  })

  it('gives every visitor to one stretch, at most a hundred of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (visitors) => {
        const ends = stretches(visitors)
        expect(ends[0]).toBe(0)
        expect(ends.at(-1)).toBe(visitors)
        expect(ends.length).toBeLessThanOrEqual(101)
        ends.slice(1).forEach((end, at) => expect(end).toBeGreaterThan(ends[at]!))
      }),
    )
  })

  it('shuffles the arms: the best is not the first', () => {
    const firsts = smallArchive(200).map((measured) => {
      const { rates } = playable(measured, 'any')
      return rates[0] === Math.max(...rates)
    })
    // With 2 to 5 arms the first is the best in a third of the tests.
    expect(firsts.filter(Boolean).length).toBeGreaterThan(40)
    expect(firsts.filter(Boolean).length).toBeLessThan(95)
  })

  it('learns from earlier tests how much packages differ', () => {
    const alike = priorFrom(archive.map((measured, at) => ({ ...playable(measured, 's'), rates: [0.03, 0.03, 0.03], visitors: 60_000 + at })))
    const unlike = priorFrom(archive.map((measured, at) => ({ ...playable(measured, 's'), rates: [0.02, 0.03, 0.04], visitors: 60_000 + at })))
    expect(unlike.component).toBeGreaterThan(1.5 * alike.component)
    expect(alike.rate).toBeCloseTo(0.03, 2)
  })
})

describe('beta draws', () => {
  it.each([
    [1, 1],
    [3, 200],
    [40, 2],
  ])('have the mean and variance of Beta(%d, %d)', (a, b) => {
    const draw = betaDraws({ high: 9, low: 9 })
    const values = Array.from({ length: 40_000 }, () => draw(a, b))
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    const expected = { mean: a / (a + b), variance: (a * b) / ((a + b) ** 2 * (a + b + 1)) }
    expect(Math.abs(mean - expected.mean)).toBeLessThan(4 * Math.sqrt(expected.variance / values.length))
    expect(variance / expected.variance).toBeGreaterThan(0.95)
    expect(variance / expected.variance).toBeLessThan(1.05)
  })
})

describe('replay', () => {
  const clock = (): number => 0

  it('is the same for the same seed, and another for another', () => {
    const { decisionsPerSecond: _, ...one } = replay(archive, { tests: 3, seed: '7', clock })
    const { decisionsPerSecond: __, ...again } = replay(archive, { tests: 3, seed: '7', clock })
    expect(again).toEqual(one)
    expect(replay(archive, { tests: 3, seed: '8', clock }).ours).not.toBe(one.ours)
    expect(one.tests).toBe(3)
    expect(one.oracle).toBeGreaterThan(one.ours)
    expect(one.ratio).toBeCloseTo(one.share / one.plainShare, 2)
  })

  it('plays the second half, and all of it only who asks for more', () => {
    expect(replay(archive, { seed: '1', clock }).tests).toBe(8)
    expect(replay(archive, { tests: 500, seed: '1', clock }).tests).toBe(16)
  })
})

describe('continuo replay upworthy', () => {
  const run = async (...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> => {
    const [out, err]: [string[], string[]] = [[], []]
    const terminal: Terminal = {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      width: 140,
      environment: {},
      stdin: () => Promise.resolve(''),
    }
    return { code: await runCli(['replay', 'upworthy', ...argv], terminal), out, err }
  }

  it('ends with one line of JSON, with exactly these fields', async () => {
    const { code, out } = await run(folder, '--tests', '2', '--seed', '3', '--json')
    expect(code).toBe(0)
    expect(Object.keys(JSON.parse(out.at(-1)!) as object)).toEqual([
      'tests',
      'equal',
      'plain',
      'oracle',
      'ours',
      'share',
      'plainShare',
      'ratio',
      'decisionsPerSecond',
    ])
  })

  it('says in words what the rates are', async () => {
    const { out } = await run(folder, '--tests', '2')
    expect(out.join('\n')).toMatch(/random effects on the logit, sd 0\.195/)
  })

  it.each([
    [[], /The folder of the archive is missing/],
    [['/nowhere'], /There is no readable n_matrix\.csv in \/nowhere/],
    [['here', '--tests', 'many'], /--tests is not a whole number/],
    [['here', '--tests', '0'], /--tests is not a whole number/],
    [['here', '--turns', '5'], /There is no --turns/],
    [['here', '--seed'], /--seed has no value/],
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await run(...argv)
    expect(code).toBe(1)
    expect(err.join('\n')).toMatch(message)
  })
})
