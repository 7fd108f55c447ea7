import { expect, test } from 'vitest'
import type { Formatter } from '../../format/formatter.ts'
import { causeLines, type Place } from './dragFacts.ts'

const place = (stage: Place['stage'], cause: Place['cause']): Place => ({
  stage,
  cause,
  title: '',
  sentence: '',
  items: 1,
  now: 1,
  ms: 0,
  remedy: { sentence: 'Open the queue', stage },
})
const format = { duration: String } as unknown as Formatter
const led = (...places: Place[]) => causeLines(places, new Set(), (stage) => `/${stage}`, format).map(({ link }) => link?.href)

test('briefs that wait are found among those of their state, all else at its stage', () =>
  expect(
    led(
      place('brief', 'handOff'),
      place('brief', 'capacity'),
      place('create', 'handOff'),
      place('create', 'missingInput'),
      place('approve', 'approval'),
    ),
  ).toEqual(['/briefs?state=proposed', '/briefs?state=open', '/briefs?state=assigned', '/create', '/approve']))
