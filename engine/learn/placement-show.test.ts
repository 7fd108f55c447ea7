import { expect, test } from 'vitest'
import type { PolicySnapshot } from '../decide/snapshot.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { showPlacement } from './operations/placement.show.ts'

type Facts = Awaited<ReturnType<typeof showPlacement.load>>
type Input = Parameters<typeof showPlacement.answer>[1]
type Moment = Parameters<typeof showPlacement.answer>[2]

const snapshot: PolicySnapshot = {
  id: 'snp_1',
  placement: 'hero',
  campaign: 'cmp_1',
  ruleset: 'then',
  policy: 'priority',
  slots: [{ slot: 'picture', components: ['shown', 'kept-out', 'half', 'unlisted'] }],
  combinations: [[0], [2]],
  draws: 1,
  counts: [[0, 1]],
  epsilon: 0,
}
const campaign = {
  id: 'cmp_1',
  blocks: [
    { locale: 'en', choice: { picture: 'kept-out' } },
    { locale: 'de', choice: { picture: 'half' } },
  ],
}

const factsWith = (more: object): Facts =>
  ({
    found: { key: 'hero', locale: 'en' },
    ordered: [campaign],
    standing: { newest: [{ campaign: 'cmp_1', at: '2026-11-01T00:00:00.000Z', snapshot }], course: [], perSecond: 0, branches: [] },
    shown: {},
    learned: [],
    components: new Map(),
    released: new Map(),
    ...more,
  }) as unknown as Facts

const answered = (facts: Facts) => {
  const answer = showPlacement.answer(facts, { id: 'hero', hours: 24 } as Input, {} as Moment)
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer.campaigns[0]
}

test('learning begins where the newest snapshot has not all that was released: its shares are of what was shown before', () => {
  const ordered = [{ ...campaign, familyHash: 'now' }]
  const released = (picture: string[]) => factsWith({ ordered, released: new Map([['now', { slots: { picture, legalLine: [] } }]]) })
  const after = answered(released(['shown', 'new']))
  expect(after).toMatchObject({ begins: true, slots: [] })
  expect(after?.snapshot).toBeUndefined()
  const same = answered(released(['half', 'shown']))
  expect(same?.begins).toBeUndefined()
  expect(same?.snapshot).toMatchObject({ id: 'snp_1', at: '2026-11-01T00:00:00.000Z' })
})

test('blocked is what preflight keeps out altogether, not what is kept out somewhere or merely not listed', () => {
  const [slot] = answered(factsWith({}))?.slots ?? []
  expect(slot?.components.filter(({ blocked }) => blocked).map(({ component }) => component)).toEqual(['kept-out'])
})
