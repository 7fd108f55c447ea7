import { afterAll, beforeAll, expect, it } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { runningEngine, type RunningEngine } from './running.ts'

let on: RunningEngine
beforeAll(async () => {
  on = await runningEngine({ rooms })
})
afterAll(() => on.stop())

const colour = (...components: number[]) => ({ $type: 'color', $value: { colorSpace: 'srgb', components } })
const sets = [
  { name: 'Sweden', markets: ['SE'], tokens: { color: { ground: colour(1, 1, 0) } } },
  { name: 'Dark', theme: 'dark' as const, tokens: { color: { ink: colour(1, 1, 1), ground: colour(0, 0, 0) } } },
]

it('one brand looks otherwise in a market and in the dark, is guarded in both, and changes lapse where they show alone', async () => {
  const brand = await on.does('sander', 'brand.add', {
    key: 'themed',
    name: 'Themed',
    tokens: { color: { ink: colour(0, 0, 0), ground: colour(1, 1, 1) } },
    sets,
  })
  await on.does('sander', 'template.add', {
    key: 'themed-card',
    name: 'Themed card',
    channel: 'web',
    brand: 'themed',
    format: { name: 'card', width: 400 },
    slots: [{ name: 'headline', label: 'Headline', kind: 'headline', colour: 'color.ink', ground: { colour: 'color.ground' } }],
    body: '<style>h1{color:var(--color-ink);background:var(--color-ground)}</style><h1>{{ slots.headline.text }}</h1>',
  })
  const said = await on.does('tomas', 'component.add', { kind: 'headline', key: 'themed-words', fields: { en: { text: 'Dry and calm' } }, tags: [] })
  const compose = async (key: string, markets: string[]) =>
    (
      await on.does('tomas', 'family.compose', {
        key,
        name: key,
        template: 'themed-card',
        slots: { headline: { components: [said.id] } },
        locales: ['en'],
        markets,
      })
    ).family
  const [swedish, german] = [await compose('in-sweden', ['SE']), await compose('in-germany', ['DE'])]
  const htmlOf = async (family: string) =>
    ((await on.does('tomas', 'variant.render', { family, choice: { headline: said.id }, locale: 'en' })) as { html: string }).html
  expect(await htmlOf(swedish.id)).toContain('--color-ground:#ffff00')
  expect(await htmlOf(german.id)).toContain('--color-ground:#ffffff')
  expect(await htmlOf(german.id)).toContain('--color-ground:light-dark(#ffffff,#000000)')

  // A dark ground under dark letters is found on a dark page alone.
  const faded = [sets[0]!, { ...sets[1]!, tokens: { color: { ground: colour(0, 0, 0) } } }]
  const amended = await on.does('sander', 'brand.amend', { id: 'themed', sets: faded, ifVersion: brand.version })
  const checked = await on.does('tomas', 'family.preflight', { id: german.id })
  expect(checked.causes.map(({ sentence }) => sentence)).toEqual(['Headline has contrast 1 : 1 on a dark page, needs 4.5 : 1.'])

  const hashes = async () => Promise.all([swedish, german].map(async ({ id }) => (await on.does('tomas', 'family.show', { id })).family.hash))
  const before = await hashes()
  await on.does('sander', 'brand.amend', { id: 'themed', sets: [{ ...faded[0]!, tokens: { color: { ground: colour(0, 0, 1) } } }, faded[1]!] })
  const after = await hashes()
  expect(after.map((hash, n) => hash === before[n])).toEqual([false, true])

  expect(await on.refuses('sander', 'brand.amend', { id: 'themed', name: 'Late', ifVersion: amended.version })).toMatchObject({
    code: 'staleVersion',
  })
  expect(await on.refuses('sander', 'brand.amend', { id: 'themed', tokens: { color: { ink: colour(0, 0, 0) } }, sets: [] })).toMatchObject({
    code: 'invalidInput',
    where: [{ path: 'themed-card', problem: 'Themed has no colour color.ground' }],
  })
})
