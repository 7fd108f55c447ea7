import type { Space } from '../decide/combination.ts'
import { audienceTerm, exposureTerms, pairTerm, type Reached, type TagsOf, type Term, termsWith, type Whom } from './design.ts'

/**
 * Every term that the components of a space bring to whoever has reached these exposure buckets: hand them to `believe` or `fit`, so that what is new is
 * drawn from its prior.
 */
export const spaceTerms = (space: Space, tagsOf: TagsOf, audiences: readonly string[] = [], reached: Reached = []): Term[] => {
  const all = [undefined, ...audiences].map((audience): Whom => ({ audience, reached }))
  return [
    ...all.flatMap((whom) => membersOf(space).flatMap(({ slot, component }) => termsWith(slot, component, whom, [], tagsOf))),
    ...all.flatMap(common),
  ]
    .map(([term]) => term)
    .concat(pairsOf(space))
}

/** What all combinations have in common. */
export const common = ({ audience, reached }: Whom): [Term, number][] => [
  ['intercept', 1],
  ...(audience === undefined ? [] : [[audienceTerm(audience), 1] as [Term, number]]),
  ...exposureTerms(reached),
]

export const membersOf = ({ slots }: Space): { slot: string; component: string }[] =>
  slots.flatMap(({ slot, components }) => components.map((component) => ({ slot, component })))

/** Two slots at a time, every component of the one with every component of the other. */
export const pairsOf = ({ slots }: Space): Term[] =>
  slots.flatMap(({ slot, components }, place) =>
    slots
      .slice(place + 1)
      .flatMap((other) => components.flatMap((component) => other.components.map((beside) => pairTerm(slot, component, other.slot, beside)))),
  )
