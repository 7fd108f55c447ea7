import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'
import type { RibbonPart } from '../../kit/Ribbon.tsx'
import { strings } from '../../strings.ts'
import type { Cause } from './Causes.tsx'

type Waiting = Operations['drag.show']['output']['waiting']
export type Place = Waiting['held'][number]

const { overview } = strings

export const placeId = ({ cause, stage, step = '' }: Pick<Place, 'cause' | 'stage' | 'step'>): string => `${cause} ${stage} ${step}`.trim()

export const dragParts = ({ causes }: Pick<Waiting, 'causes'>, format: Formatter): RibbonPart[] =>
  causes
    .filter(({ ms }) => ms > 0)
    .map(({ cause, ms }, index) => ({
      name: overview.causes[cause] ?? cause,
      size: ms,
      said: format.duration(ms),
      tone: index === 0 ? 'second' : index === 1 ? 'plain' : 'pale',
    }))

/** The briefs of one state that wait; whatever else waits is found where its stage begins. */
const briefsThere: Readonly<Record<string, string>> = { 'create handOff': 'assigned', 'brief capacity': 'open', 'brief handOff': 'proposed' }

const remedyAt = ({ stage, cause }: Place, hrefOf: (stage: string) => string): string => {
  const state = briefsThere[`${stage} ${cause}`]
  return state === undefined ? hrefOf(stage) : `/briefs?state=${state}`
}

/** Places where things wait, in the order in which they were handed in, each with what would help. `late`: stages where something waits beyond its limit. */
export const causeLines = (held: readonly Place[], late: ReadonlySet<string>, hrefOf: (stage: string) => string, format: Formatter): Cause[] => {
  const most = Math.max(1, ...held.map(({ ms }) => ms))
  return held.map((place) => ({
    id: placeId(place),
    title: place.title,
    sentence: place.sentence,
    said: format.duration(place.ms),
    part: place.ms / most,
    held: late.has(place.stage),
    ...(place.remedy && { link: { label: place.remedy.sentence, href: remedyAt(place, hrefOf) } }),
  }))
}
