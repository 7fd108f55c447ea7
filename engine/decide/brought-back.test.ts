import { expect, test } from 'vitest'
import { broughtBack } from './brought-back.ts'

const now = new Date('2026-11-30T12:00:00Z')
const [past, future] = ['2026-11-30T11:00:00.000Z', '2026-12-31T11:00:00.000Z']
const shown = (state: 'current' | 'retired') => ({ name: 'Rain', key: 'rain', state })

test.each([
  ['was over and is prolonged', past, future, 'retired', true],
  ['was over and ends no more', past, null, 'retired', true],
  ['was over and stays so', past, past, 'retired', false],
  ['goes on, as it did before its family could be retired', future, null, 'retired', false],
  ['never ends', undefined, future, 'retired', false],
  ['shows what is current', past, future, 'current', false],
] as const)('a campaign that %s', (_, until, after, state, refused) =>
  expect(broughtBack({ name: 'Autumn', ...(until !== undefined && { until }) }, { until: after }, shown(state), now)?.code).toBe(
    refused ? 'wrongState' : undefined,
  ),
)
