import { cumulative, quantile } from '../../engine/learn/normal.ts'
import type { World } from './world.ts'

/** What the engine believes of one component, as `insight.list` tells it. */
export interface Belief {
  about: string
  id: string
  slot?: string | undefined
  campaign: string
  title: string
  effect: number
  interval: readonly [number, number]
  exposures: number
}

export interface Revealed {
  slot: string
  title: string
  /** Relative: 0.12 is a rate that is 12 % higher than with the others of its slot. */
  truth: number
  effect: number
  interval: readonly [number, number]
  inside: boolean
  exposures: number
  tires: boolean
}

/** The hidden effect beside the believed one, on the same scale: against the mean of the others in its slot, at the rate that was seen. */
export const reveal = (world: World, beliefs: readonly Belief[], slots: Readonly<Record<string, readonly string[]>>, rate: number): Revealed[] => {
  const best = new Map<string, Belief>()
  for (const belief of beliefs) {
    if (belief.about !== 'component' || belief.slot === undefined) continue
    if ((best.get(belief.id)?.exposures ?? -1) < belief.exposures) best.set(belief.id, belief)
  }
  return [...best.values()]
    .map(({ id, slot = '', title, effect, interval, exposures }): Revealed => {
      const others = (slots[slot] ?? []).filter((other) => other !== id)
      const mean = others.reduce((sum, other) => sum + world.effectOf(other), 0) / Math.max(1, others.length)
      const truth = cumulative(quantile(rate) + world.effectOf(id) - mean) / rate - 1
      return { slot, title, truth, effect, interval, exposures, tires: world.tires(id), inside: truth >= interval[0] && truth <= interval[1] }
    })
    .sort((a, b) => (a.slot === b.slot ? b.truth - a.truth : a.slot < b.slot ? -1 : 1))
}

/** To a tenth of a per cent; what rounds to nothing has no sign. */
const signed = (share: number): string => {
  const told = Math.round(share * 1_000) / 10
  return `${told < 0 ? '−' : told > 0 ? '+' : ''}${Math.abs(told).toFixed(1)} %`
}

export const revealedForPeople = (rows: readonly Revealed[]): string => {
  if (rows.length === 0) return 'No figure yet: every component is still gathering conversions. Send more visitors.'
  const counted = rows.filter(({ tires }) => !tires)
  const width = Math.max(...rows.map(({ title }) => title.length), 9)
  return [
    `${'component'.padEnd(width)}   hidden effect   estimate   95 % interval`,
    ...rows.map(
      ({ title, truth, effect, interval: [low, high], inside, tires }) =>
        `${title.padEnd(width)}   ${signed(truth).padStart(13)}   ${signed(effect).padStart(8)}   ${signed(low)} to ${signed(high)}   ${tires ? 'tires: its effect falls as people see it again' : inside ? 'inside' : 'outside'}`,
    ),
    `${counted.filter(({ inside }) => inside).length} of ${counted.length} hidden effects lie inside their interval.`,
  ].join('\n')
}
