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

test('blocked is what preflight keeps out altogether, not what is kept out somewhere or merely not listed', () => {
  const facts = {
    found: { key: 'hero', locale: 'en' },
    ordered: [campaign],
    standing: { newest: [{ campaign: 'cmp_1', at: '2026-11-01T00:00:00.000Z', snapshot }], course: [], perSecond: 0, branches: [] },
    shown: {},
    learned: [],
    components: new Map(),
  } as unknown as Facts
  const answer = showPlacement.answer(facts, { id: 'hero', hours: 24 } as Input, {} as Moment)
  if (isRefusal(answer)) throw new Error(answer.message)
  const [slot] = answer.campaigns[0]?.slots ?? []
  expect(slot?.components.filter(({ blocked }) => blocked).map(({ component }) => component)).toEqual(['kept-out'])
})
