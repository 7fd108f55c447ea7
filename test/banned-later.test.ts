import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { checkedFamily } from './released.ts'
import { runningEngine, type RunningEngine } from './running.ts'

let on: RunningEngine
beforeAll(async () => {
  on = await runningEngine({ rooms })
})
afterAll(() => on.stop())

test('a word that is banned after a preflight goes live nowhere, and the preflight is run anew by itself', async () => {
  await on.does('aiko', 'placement.save', {
    key: 'later',
    name: 'Later',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
    holdout: { share: 0 },
  })
  const { family, components } = await checkedFamily(on, { name: 'later', headlines: ['Dry and calm', 'Dry and thrumbling'] })
  await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } })
  const drafted = await on.does('aiko', 'campaign.draft', { key: 'later', name: 'Later', placements: ['later'], family })
  const before = (await on.does('tomas', 'preflight.show', { family })).preflight
  expect(before?.blocked).toBe(0)

  const banned = await on.does('maren', 'guardrail.set', {
    kind: 'banned-terms-stay-out',
    name: 'Said in court',
    settings: { words: { en: ['thrumbling'] } },
    severity: 'block',
  })
  const live = await on.does('aiko', 'campaign.release', { id: drafted.id })
  expect(live.blocks).toEqual([{ locale: 'en', choice: { headline: components['Dry and thrumbling'] } }])
  const blocked = async () => (await on.does('tomas', 'preflight.show', { family })).preflight?.blocked
  await expect.poll(blocked, { timeout: 20_000 }).toBe(2)

  await on.does('maren', 'guardrail.retire', { id: banned.id, reason: 'The court said yes.' })
  await expect.poll(blocked, { timeout: 20_000 }).toBe(0)
})
