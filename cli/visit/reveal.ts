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

/** Why nothing is told of a component, as `insight.list` says it. */
export interface Lacking {
  about: string
  id: string
  slot?: string | undefined
  audience?: string | undefined
  title: string
  because: string
  gathering?: object | undefined
}

export interface WithoutFigure {
  slot: string
  title: string
  because: string
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

/** What was shown, and how often its visitor had seen the tired one before, with how often that happened. */
export interface Played {
  components: Readonly<Record<string, string>>
  seenTired: number
  times: number
}

/** Puts together what was played alike: where it is all the same to the world, it is one. */
export const playing = (): { saw(components: Played['components'], seenTired: number): void; all(): readonly Played[] } => {
  const known = new Map<string, Played>()
  return {
    saw: (components, seenTired) => {
      const key = JSON.stringify([seenTired, Object.entries(components).toSorted()])
      const one = known.get(key)
      if (one) one.times++
      else known.set(key, { components, seenTired, times: 1 })
    },
    all: () => [...known.values()],
  }
}

/**
 * The hidden effect beside the believed one. Both ask the same: what was shown beside it, to whom and how often being as it was, how much higher would the
 * rate be with this component than with another of its slot, on the mean of the others?
 */
export const reveal = (
  world: World,
  beliefs: readonly Belief[],
  slots: Readonly<Record<string, readonly string[]>>,
  played: readonly Played[],
): Revealed[] => {
  const best = new Map<string, Belief>()
  for (const belief of beliefs) {
    if (belief.about !== 'component' || belief.slot === undefined) continue
    if ((best.get(belief.id)?.exposures ?? -1) < belief.exposures) best.set(belief.id, belief)
  }
  return [...best.values()]
    .map(({ id, slot = '', title, effect, interval, exposures }): Revealed => {
      const others = (slots[slot] ?? []).filter((other) => other !== id)
      const clicks = (component: string): number => clicksWith(world, played, slot, component)
      const truth = clicks(id) / (others.reduce((sum, other) => sum + clicks(other), 0) / others.length) - 1
      return { slot, title, truth, effect, interval, exposures, tires: world.tires(id), inside: truth >= interval[0] && truth <= interval[1] }
    })
    .sort((a, b) => (a.slot === b.slot ? b.truth - a.truth : a.slot < b.slot ? -1 : 1))
}

/** What may be shown there and has no figure, each with the reason that Insights gives for it. */
export const lacking = (unknown: readonly Lacking[], slots: Readonly<Record<string, readonly string[]>>): WithoutFigure[] =>
  Object.entries(slots).flatMap(([slot, ids]) =>
    unknown
      .filter((one) => one.about === 'component' && one.audience === undefined && one.slot === slot && ids.includes(one.id))
      .map(({ title, because, gathering }) => ({ slot, title, because: gathering ? because : `no figure: ${because}` })),
  )

/** How many would have clicked, had this component stood in that slot all along. */
const clicksWith = (world: World, played: readonly Played[], slot: string, component: string): number =>
  played.reduce((sum, { components, seenTired, times }) => sum + times * world.clickRate({ ...components, [slot]: component }, seenTired), 0)

/** To a tenth of a per cent; what rounds to nothing has no sign. */
const signed = (share: number): string => {
  const told = Math.round(share * 1_000) / 10
  return `${told < 0 ? '−' : told > 0 ? '+' : ''}${Math.abs(told).toFixed(1)} %`
}

export const revealedForPeople = (rows: readonly Revealed[], without: readonly WithoutFigure[] = []): string => {
  if (rows.length + without.length === 0) return 'No figure yet: nothing was learned. Send more visitors.'
  const width = Math.max(...[...rows, ...without].map(({ title }) => title.length), 9)
  return [
    ...(rows.length === 0 ? [] : [`${'component'.padEnd(width)}   hidden effect   estimate   95 % interval`]),
    ...rows.map(
      ({ title, truth, effect, interval: [low, high], inside, tires }) =>
        `${title.padEnd(width)}   ${signed(truth).padStart(13)}   ${signed(effect).padStart(8)}   ${signed(low)} to ${signed(high)}   ${inside ? 'inside' : 'outside'}${tires ? '; it tires: its effect falls as people see it again' : ''}`,
    ),
    ...without.map(({ title, because }) => `${title.padEnd(width)}   ${because}`),
    ...(rows.length === 0 ? [] : [`${rows.filter(({ inside }) => inside).length} of ${rows.length} hidden effects lie inside their interval.`]),
  ].join('\n')
}
