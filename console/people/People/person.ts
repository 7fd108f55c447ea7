import type { Operations } from '../../api/operations.ts'

export type Person = Operations['person.list']['output']['items'][number]
export type Team = Operations['capacity.show']['output']['teams'][number]
export type Token = Operations['token.list']['output']['items'][number]

const kinds = ['person', 'agent', 'flow'] as const

/** People first, then agents, then flows; who has gone comes last in each. */
export const byKind = (people: readonly Person[]): Person[] =>
  people.toSorted(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || Number(a.state === 'gone') - Number(b.state === 'gone') || a.name.localeCompare(b.name),
  )

export const listed = (words: string): string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
