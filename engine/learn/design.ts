import { mergeCells, type Features, type LearningCell } from './cell.ts'

/**
 * A term of the model, by name: `intercept`, `component:<slot>:<id>`, `tag:<tag>`, `segment:<name>`, `exposure`, `position:<n>`.
 * The kind, before the first colon, chooses the prior.
 */
export type Term = string
export type TermKind = 'intercept' | 'component' | 'tag' | 'segment' | 'exposure' | 'position'

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
}

/** What a component adds: a residual of its own and the effects of its tags, so that a new one starts from its metadata. */
export const componentTerms = (slot: string, component: string, tagsOf: TagsOf): [Term, number][] => [
  [`component:${slot}:${component}`, 1],
  ...tagsOf(component).map((tag): [Term, number] => [`tag:${tag}`, 1]),
]

/** The terms of a cell's features, each once, in a fixed order. */
export const termsOf = ({ components, segment, exposure, position }: Features, tagsOf: TagsOf): [Term, number][] => {
  const sums = new Map<Term, number>([['intercept', 1]])
  const add = (term: Term, value: number): void => void sums.set(term, (sums.get(term) ?? 0) + value)
  for (const [slot, component] of Object.entries(components)) for (const [term, value] of componentTerms(slot, component, tagsOf)) add(term, value)
  if (segment !== undefined) add(`segment:${segment}`, 1)
  // The bucket's index grows about as log1p of the exposures does.
  if (exposure > 0) add('exposure', exposure)
  if (position > 0) add(`position:${position}`, 1)
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

export interface Decay {
  /** The day from which age is counted, `2025-03-28`. */
  today: string
  /** Days after which a count weighs half; none means that nothing fades. */
  halfLife?: number
}

/** Cells → rows: days fall together, each faded by its age. */
export const rowsOf = (cells: Iterable<LearningCell>, tagsOf: TagsOf, decay: Decay): Row[] => {
  const rows = new Map<string, Row>()
  for (const cell of mergeCells(cells)) {
    const weight = weightOf(cell.day, decay)
    const terms = termsOf(cell.features, tagsOf)
    const key = JSON.stringify(terms)
    const row = rows.get(key) ?? { terms, trials: 0, successes: 0 }
    row.trials += weight * cell.trials
    row.successes += weight * cell.successes
    rows.set(key, row)
  }
  return [...rows.values()]
}

const weightOf = (day: string, { today, halfLife }: Decay): number =>
  halfLife === undefined ? 1 : 0.5 ** (Math.max(0, Date.parse(today) - Date.parse(day)) / 86_400_000 / halfLife)
