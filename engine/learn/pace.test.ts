import { describe, expect, it } from 'vitest'
import { drawAt } from '../decide/draw.ts'
import type { LearningCell } from './cell.ts'
import { gather } from './design.ts'
import { betterPace, foretell, leadOf } from './pace.ts'
import { defaultPrior } from './prior.ts'
import { drift } from './signals/drift.ts'
import { Noticed } from './signal.ts'

const dayAt = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
const days = 40
const today = dayAt(days)

/** A binomial number by its normal approximation: counts of hundreds, where nobody could tell. */
const binomial = (trials: number, rate: number, world: number, at: number): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - drawAt({ high: world, low: 1 }, at))) * Math.cos(2 * Math.PI * drawAt({ high: world, low: 2 }, at))
  return Math.min(trials, Math.max(0, Math.round(trials * rate + Math.sqrt(trials * rate * (1 - rate)) * normal)))
}

/** Three headlines on forty days; from `turns` on the first and the last change places. */
const cellsOf = (world: number, turns = Infinity, trials = 400): LearningCell[] =>
  Array.from({ length: days }, (_, day) =>
    [0.04, 0.03, 0.02].map((rate, headline, rates) => ({
      placement: 'p',
      day: dayAt(day),
      features: { components: { headline: `h${headline}` }, exposure: 0, position: 0 },
      trials,
      successes: binomial(trials, day < turns ? rate : rates[2 - headline]!, world, day * 3 + headline),
      value: 0,
      valueSquares: 0,
    })),
  ).flat()

const foretold = (world: number, turns?: number, trials?: number) =>
  foretell(
    gather(cellsOf(world, turns, trials), () => []),
    defaultPrior,
    today,
  )

describe('the slow learner and the fast', () => {
  it('foretell the last seven whole days, each from what lay before', () => {
    const told = foretold(1)
    expect(told.map(({ day }) => day)).toEqual([33, 34, 35, 36, 37, 38, 39].map(dayAt))
    // What comes later does not reach back.
    const later = foretell(
      gather(
        cellsOf(1).map((cell) => (cell.day === dayAt(39) ? { ...cell, successes: cell.trials } : cell)),
        () => [],
      ),
      defaultPrior,
      today,
    )
    expect(later.slice(0, 6)).toEqual(told.slice(0, 6))
    expect(later[6]!.slow).toBeGreaterThan(told[6]!.slow)
  })

  it('are published by who foretold better: the slow one where nothing moves, the fast one after a turn', () => {
    const still = Array.from({ length: 40 }, (_, world) => betterPace(foretold(world + 1)))
    const turned = Array.from({ length: 40 }, (_, world) => betterPace(foretold(world + 1, 33, 4_000)))
    expect(still.filter((pace) => pace === 'slow').length).toBeGreaterThanOrEqual(32)
    expect(turned.every((pace) => pace === 'fast')).toBe(true)
  })

  it('say nothing of days that there were not', () => {
    expect(foretell([], defaultPrior, today)).toEqual([])
    expect(betterPace([])).toBe('slow')
    expect(
      foretell(
        gather(cellsOf(1), () => []),
        defaultPrior,
        dayAt(1),
      ),
    ).toEqual([])
  })
})

describe('drift', () => {
  it('is noticed after a turn, with the day that it began', () => {
    const noticed = Array.from({ length: 20 }, (_, world) => drift('p', foretold(world + 1, 33, 4_000)))
    expect(noticed.filter((one) => one !== undefined).length).toBeGreaterThanOrEqual(19)
    const first = Noticed.parse(noticed.find((one) => one !== undefined))
    expect(first).toMatchObject({ kind: 'drift', placement: 'p' })
    expect(first.since >= dayAt(33) && first.since <= dayAt(35)).toBe(true)
    expect(first.evidence).toHaveLength(3)
  })

  it('is claimed of at most one in a hundred worlds where nothing drifts, on traffic small and large', () => {
    const worlds = [100, 400, 4_000].flatMap((trials) => Array.from({ length: 100 }, (_, world) => foretold(1_000 + world, undefined, trials)))
    expect(worlds.filter((told) => drift('p', told) !== undefined).length).toBeLessThanOrEqual(3)
    // The test could fail: with no threshold to speak of, chance alone would be called drift.
    expect(worlds.filter((told) => drift('p', told, { alpha: 1 }) !== undefined).length).toBeGreaterThan(3)
  })

  it('grows with what was counted', () => {
    expect(leadOf(foretold(5, 33, 4_000))).toBeGreaterThan(leadOf(foretold(5, 33, 400)))
  })
})
