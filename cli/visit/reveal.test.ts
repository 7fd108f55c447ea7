import { expect, test } from 'vitest'
import { lacking, revealedForPeople } from './reveal.ts'

test('what rounds to nothing has no sign', () => {
  const row = { slot: 'image', title: 'Ridge at dusk', truth: -0.39, effect: -0.248, exposures: 258, inside: true, tires: false }
  expect(revealedForPeople([{ ...row, interval: [-0.448, -0.0004] }])).toContain('−44.8 % to 0.0 %   inside')
  expect(revealedForPeople([{ ...row, interval: [-0.0004, 0.448] }])).toContain('0.0 % to +44.8 %')
})

test('what has no figure is told with its reason, whether or not something else has one', () => {
  const known = { about: 'component', id: 'h1', slot: 'headline', title: 'New for autumn', because: 'gathering: 12 of 25 clicks', gathering: {} }
  const snow = { ...known, id: 'i1', slot: 'image', title: 'Snowfield', because: 'never shown', gathering: undefined }
  const unknown = [snow, known, { ...known, audience: 'rainy' }, { ...known, id: 'h2' }, { ...known, about: 'tag', id: 'rain' }]
  const without = lacking(unknown, { headline: ['h1'], image: ['h2', 'i1'] })
  expect(without).toEqual([
    { slot: 'headline', title: 'New for autumn', because: 'gathering: 12 of 25 clicks' },
    { slot: 'image', title: 'Snowfield', because: 'no figure: never shown' },
  ])
  expect(revealedForPeople([], without)).toBe('New for autumn   gathering: 12 of 25 clicks\nSnowfield        no figure: never shown')
  const row = { slot: 'image', title: 'Ridge', truth: 0, effect: 0, interval: [-0.1, 0.1] as const, exposures: 258, inside: true, tires: false }
  expect(revealedForPeople([row], without)).toContain('Snowfield        no figure: never shown\n1 of 1 hidden effects')
  expect(revealedForPeople([])).toContain('nothing was learned')
})
