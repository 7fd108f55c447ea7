import { addTallies, exposureBuckets, featureKey, type Features, type LearningCell, type Tally } from './cell.ts'

/**
 * A term of the model, by name: `intercept`, `component:<slot>:<id>`, `tag:<tag>`, `pair:<slot>:<id>:<slot>:<id>`, `audience:<key>`,
 * `taste:<audience>:<slot>:<id>`, `exposure:<n>`, `wear:<slot>:<id>:<n>`, `position:<n>`. The kind, before the first colon, chooses the prior.
 */
export type Term = string
export type TermKind = 'intercept' | 'component' | 'tag' | 'pair' | 'audience' | 'taste' | 'exposure' | 'wear' | 'position'

export const kindOf = (term: Term): TermKind => {
  const colon = term.indexOf(':')
  return (colon < 0 ? term : term.slice(0, colon)) as TermKind
}

/** The tags of a component, as its metadata has them: `tone:warm`, `length:short`. */
export type TagsOf = (component: string) => readonly string[]

/** One distinct setting of the terms, and what happened under it. Decayed counts need not be whole. */
export interface Row {
  terms: readonly (readonly [Term, number])[]
  trials: number
  successes: number
  /** Sum of what the successes were worth, and of its squares; absent where nobody asks for it. */
  value?: number
  valueSquares?: number
}

/** What a component adds: a residual of its own and the effects of its tags, so that a new one starts from its metadata. */
export const componentTerms = (slot: string, component: string, tagsOf: TagsOf): [Term, number][] => [
  [`component:${slot}:${component}`, 1],
  ...tagsOf(component).map((tag): [Term, number] => [`tag:${tag}`, 1]),
]

/** What an audience thinks of a component beyond what everybody does. */
export const tasteTerm = (audience: string, slot: string, component: string): Term => `taste:${audience}:${slot}:${component}`

/** How an audience differs from everybody else whatever it is shown. */
export const audienceTerm = (audience: string): Term => `audience:${audience}`

/** What two components do together beyond what each does alone: one name, whichever slot is given first. */
export const pairTerm = (slot: string, component: string, otherSlot: string, other: string): Term =>
  slot < otherSlot ? `pair:${slot}:${component}:${otherSlot}:${other}` : `pair:${otherSlot}:${other}:${slot}:${component}`

/** For each exposure bucket from 1 on, 1 where it was reached; of many together, the share that reached it. */
export type Reached = readonly number[]

export const reachedBy = (exposure: number): Reached => Array.from({ length: exposure }, () => 1)

/** Up to this bucket a component wears in a way of its own; beyond it, as all of them do. */
const ownSteps = 3

/** What a component gains or loses when a bucket is reached, beyond what all of them do. */
const wearTerms = (slot: string, component: string, reached: Reached): [Term, number][] =>
  reached.slice(0, ownSteps).map((share, at) => [`wear:${slot}:${component}:${at + 1}`, share])

/** What seeing it again does whatever it is. A step for each bucket, since nothing says that it falls evenly. */
export const exposureTerms = (reached: Reached): [Term, number][] => reached.map((share, at) => [`exposure:${at + 1}`, share])

/** Who is shown something, as far as it tells on a component. */
export interface Whom {
  audience?: string | undefined
  reached: Reached
}

/** What hangs on one component: what it adds, what its audience thinks of it, how it wears, and what it does together with those that stand beside it. */
export const termsWith = (
  slot: string,
  component: string,
  { audience, reached }: Whom,
  beside: readonly (readonly [slot: string, component: string])[],
  tagsOf: TagsOf,
): [Term, number][] => [
  ...componentTerms(slot, component, tagsOf),
  ...(audience === undefined ? [] : [[tasteTerm(audience, slot, component), 1] as [Term, number]]),
  ...wearTerms(slot, component, reached),
  ...beside.map(([otherSlot, other]): [Term, number] => [pairTerm(slot, component, otherSlot, other), 1]),
]

/** The terms of a cell's features, each once, in a fixed order. */
export const termsOf = (features: Features, tagsOf: TagsOf): [Term, number][] => {
  const { components, audience, exposure, position } = features
  const reached = reachedBy(exposure)
  const sums = new Map<Term, number>([['intercept', 1]])
  const add = (term: Term, value: number): void => void sums.set(term, (sums.get(term) ?? 0) + value)
  const filled = Object.entries(components)
  filled.forEach(([slot, component], place) => {
    for (const [term, value] of termsWith(slot, component, { audience, reached }, filled.slice(place + 1), tagsOf)) add(term, value)
  })
  if (audience !== undefined) add(audienceTerm(audience), 1)
  for (const [term, value] of exposureTerms(reached)) add(term, value)
  if (position > 0) add(`position:${position}`, 1)
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

export interface Decay {
  /** The day from which age is counted, `2025-03-28`. */
  today: string
  /** Days after which a count weighs half; none means that nothing fades. */
  halfLife?: number
}

/** Everything that was counted under one set of features, day by day. */
export interface Gathered {
  terms: Row['terms']
  /** In the order of time. */
  days: readonly (readonly [day: string, counts: Tally])[]
}

/** Cells → what they come to, one for each set of features. In whatever order and grouping the cells come, the answer is the same to the bit. */
export const gather = (cells: Iterable<LearningCell>, tagsOf: TagsOf): Gathered[] => {
  const byFeatures = new Map<string, { features: Features; days: Map<string, Tally> }>()
  for (const cell of cells) {
    const key = featureKey(cell.features)
    let known = byFeatures.get(key)
    if (!known) byFeatures.set(key, (known = { features: cell.features, days: new Map() }))
    const sum = known.days.get(cell.day)
    known.days.set(cell.day, sum ? addTallies(sum, cell) : cell)
  }
  return [...byFeatures].toSorted(byKey).map(([, { features, days }]) => ({ terms: termsOf(features, tagsOf), days: [...days].toSorted(byKey) }))
}

/** What is gathered → rows: days fall together, each faded by its age; those from `before` on are left out. */
export const fade = (gathered: readonly Gathered[], decay: Decay, before?: string): Row[] => {
  const weight = weights(decay)
  return gathered.flatMap(({ terms, days }): Row[] => {
    const row = { terms, trials: 0, successes: 0, value: 0, valueSquares: 0 }
    // Faded counts are not whole: the order of their sum is fixed by the days.
    for (const [day, counts] of days) {
      if (before !== undefined && day >= before) break
      const faded = weight(day)
      row.trials += faded * counts.trials
      row.successes += faded * counts.successes
      row.value += faded * counts.value
      row.valueSquares += faded * counts.valueSquares
    }
    return row.trials > 0 || row.successes > 0 ? [row] : []
  })
}

/** How often whoever saw something had seen it before: for each bucket that anybody reached the share of all trials that had. */
export const reachedIn = (rows: readonly Row[]): Reached => {
  const sums = new Map<Term, number>()
  let all = 0
  for (const { terms, trials } of rows) {
    all += trials
    for (const [term] of terms) if (kindOf(term) === 'exposure') sums.set(term, (sums.get(term) ?? 0) + trials)
  }
  return exposureTerms(reachedBy(exposureBuckets.length)).flatMap(([term]) => (sums.has(term) ? sums.get(term)! / all : []))
}

/** Cells → rows. */
export const rowsOf = (cells: Iterable<LearningCell>, tagsOf: TagsOf, decay: Decay): Row[] => fade(gather(cells, tagsOf), decay)

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

/** What a count of a day weighs; asked for the same few days over and over. */
const weights = ({ today, halfLife }: Decay): ((day: string) => number) => {
  const known = new Map<string, number>()
  return (day) => {
    let weight = known.get(day)
    if (weight === undefined) {
      weight = halfLife === undefined ? 1 : 0.5 ** (Math.max(0, Date.parse(today) - Date.parse(day)) / 86_400_000 / halfLife)
      known.set(day, weight)
    }
    return weight
  }
}
