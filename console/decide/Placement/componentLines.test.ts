import { expect, test } from 'vitest'
import { componentLines, eligibleIn, leaderOf, sinceRelease, type Decided, type Insight } from './componentLines.ts'

const composed = {
  family: { slots: { headline: ['h1', 'h2'], legalLine: ['l1'] } },
  template: {
    slots: [
      { name: 'headline', label: 'Headline' },
      { name: 'image', label: 'Picture' },
      { name: 'legalLine', label: 'Legal line' },
    ],
  },
} as unknown as Parameters<typeof componentLines>[0]

const shown = (headline: string, campaign = 'c1') => ({ campaign, components: { headline, legalLine: 'l1' } }) as unknown as Decided
const decided = [shown('h2'), shown('h2'), shown('h1'), shown('h2'), shown('h1', 'other'), { branch: 'holdout' } as Decided]

test('shares are counted over the decisions of this campaign alone, and add up in every slot', () => {
  const slots = componentLines(composed, 'c1', decided, [])
  expect(slots.map(({ label, components }) => [label, components.map(({ id, share }) => [id, share])])).toEqual([
    [
      'Headline',
      [
        ['h2', 0.75],
        ['h1', 0.25],
      ],
    ],
    ['Legal line', [['l1', 1]]],
  ])
  expect(leaderOf(slots)).toMatchObject({ id: 'h2', share: 0.75 })
})

test('an insight of another slot or campaign is not borrowed', () => {
  const insight = (slot: string, campaign: string) => ({ about: 'component', id: 'h1', slot, campaign }) as Insight
  const found = (insights: Insight[]) => componentLines(composed, 'c1', decided, insights)[0]?.components.find(({ id }) => id === 'h1')?.insight
  expect(found([insight('headline', 'c2'), insight('legalLine', 'c1')])).toBeUndefined()
  expect(found([insight('headline', 'c1')])).toBeDefined()
})

test('what has given way to something else has no part in the shares', () => {
  const before = { ...decided[0]!, components: { ...decided[0]!.components, headline: 'h9' } }
  const headlines = (of: typeof decided) => componentLines(composed, 'c1', of, [])[0]?.components.map(({ id, share }) => [id, share])
  expect(headlines([...decided, before, before, before])).toEqual(headlines(decided))
})

test('what was decided before the release of what is shown has no part in the shares', () => {
  const at = (time: string) => ({ ...decided[0]!, at: `2026-11-01T${time}.000Z` })
  const all = [at('12:00:01'), at('12:00:00'), at('11:59:59')]
  expect(sinceRelease('2026-11-01T12:00:00.000Z', all)).toEqual(all.slice(0, 2))
  expect(sinceRelease(undefined, all)).toEqual(all)
})

test('what is blocked is said to be, and is not counted among what may be shown', () => {
  const told = (_slot: string, component: string) => ({ exposures: 0, ...(component === 'h1' && { blocked: true }) })
  const [headline] = componentLines(composed, 'c1', decided, [], told)
  expect(headline?.components.map(({ id, blocked = false }) => [id, blocked])).toEqual([
    ['h2', false],
    ['h1', true],
  ])
  expect(headline && eligibleIn(headline)).toBe(1)
})

test('nobody leads before the first decision', () => expect(leaderOf(componentLines(composed, 'c1', [], []))).toBeUndefined())

test('what still gathers says how many of how many', () => {
  const told = () => ({ exposures: 140, gathering: { conversions: 12, needed: 25 } })
  expect(componentLines(composed, 'c1', decided, [], told)[0]?.components[0]).toMatchObject({
    exposures: 140,
    gathering: { conversions: 12, needed: 25 },
  })
})
