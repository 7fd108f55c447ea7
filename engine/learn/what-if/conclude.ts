import { harmOf } from '../../brief/harm-of.ts'
import { countedAs } from '../experiment/in-words.ts'
import { percent } from '../signal.ts'
import type { PlaceReport } from './what-if.ts'

/** Share of the decisions that would have come out otherwise; 1 where there was nothing to look at. */
export const movedShare = (places: readonly PlaceReport[]): number => {
  const known = places.reduce((sum, place) => sum + place.known, 0)
  return known === 0 ? 1 : places.reduce((sum, { otherwise }) => sum + otherwise, 0) / known
}

/** What was found, in a sentence or two: how many come out otherwise, and what it would bring as far as can be told. */
export const conclude = (places: readonly PlaceReport[]): string => {
  const known = places.reduce((sum, place) => sum + place.known, 0)
  if (known === 0) return 'There is no logged decision to look at, so nobody can tell what it would do.'
  const count = (of: (place: PlaceReport) => number): number => places.reduce((sum, place) => sum + of(place), 0)
  const [gained, lost] = [count(({ gained }) => gained.decisions), count(({ lost }) => lost.decisions)]
  const parts = [
    ...(gained > 0 ? [`${told(gained)} ${gained === 1 ? 'becomes' : 'become'} eligible`] : []),
    ...(lost > 0 ? [`${told(lost)} ${lost === 1 ? 'is' : 'are'} no longer eligible`] : []),
  ]
  const moved = `${percent(movedShare(places)).replace(' ', '\u00a0')} of ${told(known)} logged decisions would have come out otherwise${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`
  return [moved, ...places.map(valueSentence)].join(' ')
}

const told = (decisions: number): string => decisions.toLocaleString('en-GB')

const valueSentence = ({ value: { metric, figures, noFigure }, name }: PlaceReport, _: number, all: readonly PlaceReport[]): string => {
  const where = all.length > 1 ? ` at ${name}` : ''
  if (!figures) return `No figure${where}: ${noFigure ?? 'nothing was estimated'}.`
  const {
    interval: [low, high],
  } = figures.difference.doublyRobust
  // Of a harm more is no gain, so it is named.
  const harms = harmOf(metric) && countedAs[metric]
  if (low > 0) return `Each decision would bring more${harms ? ` ${harms}` : ''}${where}.`
  if (high < 0) return `Each decision would bring ${harms ? `fewer ${harms}` : 'less'}${where}.`
  return low === 0 && high === 0
    ? `Each decision would bring the same${where}.`
    : `Whether each decision would bring more or less, nobody can tell${where}.`
}
