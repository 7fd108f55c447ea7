import { rightsOf } from '../Assets/rightsDraft.ts'
import type { Draft } from './draft.ts'

/** One place in which two who edit the same component left it different. */
export interface Difference {
  /** `de.text`, `tags`, `rights` */
  place: string
  base: string
  mine: string
  theirs: string
}

export type Side = 'mine' | 'theirs'

const placesIn = ({ values, tags, rights }: Draft): Record<string, string> => ({
  ...values,
  tags: tags.join(', '),
  rights: JSON.stringify(rightsOf(rights) ?? ''),
})

/** Where mine is not theirs, against what both began with. */
export const differences = (base: Draft, mine: Draft, theirs: Draft): Difference[] => {
  const [was, my, their] = [placesIn(base), placesIn(mine), placesIn(theirs)]
  return [...new Set([...Object.keys(my), ...Object.keys(their)])].flatMap((place) => {
    const [here, there] = [my[place] ?? '', their[place] ?? '']
    return here.trim() === there.trim() ? [] : [{ place, base: was[place] ?? '', mine: here, theirs: there }]
  })
}

export const isSame = (one: Draft, other: Draft): boolean => differences(one, one, other).length === 0

/** What only one of both changed stands as that one left it; what both changed has to be chosen. */
export const firstChoice = ({ base, mine, theirs }: Difference): Side | undefined =>
  theirs.trim() === base.trim() ? 'mine' : mine.trim() === base.trim() ? 'theirs' : undefined

/** Mine, with theirs where that was chosen. */
export const picked = (mine: Draft, theirs: Draft, choices: Readonly<Record<string, Side>>): Draft => {
  const from = (place: string) => (choices[place] === 'theirs' ? theirs : mine)
  const values = Object.fromEntries(
    [...new Set([...Object.keys(mine.values), ...Object.keys(theirs.values)])].map((place) => [place, from(place).values[place] ?? '']),
  )
  return { kind: mine.kind, values, tags: from('tags').tags, rights: from('rights').rights }
}
