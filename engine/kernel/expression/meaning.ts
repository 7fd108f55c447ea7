import type { Pattern } from './functions/pattern.ts'
import type { Span } from './problem.ts'
import type { Relation } from './syntax/syntax.ts'
import type { Type } from './type.ts'
import type { Unknown } from './unknown.ts'
import type { Value } from './value.ts'

/** The checked tree: every name resolved, every type known. It is what compiles and what explains itself. */
export type Meaning = { readonly span: Span; readonly type: Type } & (
  | { kind: 'constant'; value: Value }
  | AttributeRead
  /** A saved predicate, used by name; `source` is its own text, which its spans point into. */
  | { kind: 'predicate'; name: string; source: string; meaning: Meaning }
  | { kind: 'variable'; cell: Cell }
  | { kind: 'field'; of: Meaning; field: string; path: string }
  | { kind: 'index'; of: Meaning; at: Meaning; path: string }
  | { kind: 'list'; items: Meaning[] }
  | { kind: 'map'; entries: { key: Meaning; value: Meaning }[] }
  | { kind: 'has'; of: Meaning }
  | { kind: 'not'; of: Meaning }
  /** Whether a condition is true; what cannot be told is false here. */
  | { kind: 'holds'; of: Meaning }
  | { kind: 'and'; parts: Meaning[] }
  | { kind: 'or'; parts: Meaning[] }
  | { kind: 'conditional'; test: Meaning; yes: Meaning; no: Meaning }
  | { kind: 'relation'; relation: Exclude<Relation, 'in'>; left: Meaning; right: Meaning }
  | { kind: 'within'; item: Meaning; range: Meaning }
  | { kind: 'apply'; does: Does; arguments: Meaning[] }
  | { kind: 'matches'; of: Meaning; pattern: Pattern }
  | { kind: 'each'; macro: Macro; range: Meaning; cell: Cell; where?: Meaning; gives: Meaning }
  /** Asks a value of type dyn whether it is of `type` after all. */
  | { kind: 'guard'; of: Meaning }
)

export interface AttributeRead {
  kind: 'attribute'
  /** `profile.country`, and its steps through the facts. */
  path: string
  steps: readonly string[]
  /** Its place among the declared attributes, for the reader that it has to itself. */
  order: number
}

/** Holds the item that a macro is looking at. An evaluation runs to its end before another begins, so one cell is enough. */
export interface Cell {
  value: Value | Unknown
}

export const macros = ['all', 'exists', 'exists_one', 'filter', 'map'] as const
export type Macro = (typeof macros)[number]

/** What a strict operation does with values; types are checked before, so each takes what its form says. */
export type Does = (...values: never[]) => Value | Unknown

const parts: { [Kind in Meaning['kind']]: (meaning: Extract<Meaning, { kind: Kind }>) => Meaning[] } = {
  constant: () => [],
  attribute: () => [],
  variable: () => [],
  predicate: ({ meaning }) => [meaning],
  field: ({ of }) => [of],
  has: ({ of }) => [of],
  not: ({ of }) => [of],
  holds: ({ of }) => [of],
  matches: ({ of }) => [of],
  guard: ({ of }) => [of],
  index: ({ of, at }) => [of, at],
  list: ({ items }) => items,
  map: ({ entries }) => entries.flatMap(({ key, value }) => [key, value]),
  and: (meaning) => meaning.parts,
  or: (meaning) => meaning.parts,
  conditional: ({ test, yes, no }) => [test, yes, no],
  relation: ({ left, right }) => [left, right],
  within: ({ item, range }) => [item, range],
  apply: (meaning) => meaning.arguments,
  each: ({ range, where, gives }) => (where ? [range, where, gives] : [range, gives]),
}

export const partsOf = (meaning: Meaning): Meaning[] => (parts[meaning.kind] as (meaning: Meaning) => Meaning[])(meaning)

/** The attributes that a tree reads, in the order of first mention. */
export const attributesIn = (root: Meaning): string[] => {
  const found = new Set<string>()
  const visit = (meaning: Meaning): void => {
    if (meaning.kind === 'attribute') found.add(meaning.path)
    for (const part of partsOf(meaning)) visit(part)
  }
  visit(root)
  return [...found]
}
