import { sql } from 'kysely'
import { afterEach, expect, it, vi } from 'vitest'
import { approvedGoesLive } from '../../engine/flow/flows/approved-goes-live.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { checkedFamily } from '../../test/released.ts'
import { readJournal } from '../store/journal.store.ts'
import { flowRoom } from './run-flows.ts'

let on: TestEngine
afterEach(() => on.stop())

const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
const place = (key: string) => on.does('aiko', 'placement.save', { key, name: key, channel: 'web', goal, holdout: { share: 0 } })
const draft = async (key: string, family: string) => (await on.does('aiko', 'campaign.draft', { key, name: key, placements: [key], family })).id

const cursor = async () =>
  (await sql<{ seq: string }>`select seq from journal_cursor where engine = ${on.founded.engine}`.execute(on.db)).rows[0]?.seq

const released = async () => {
  await on.sealer.settle(on.founded.engine)
  const entries = await readJournal({ db: on.db, engine: on.founded.engine }, { verbs: ['campaign.released'], after: 0 })
  return entries.map(({ objects, cause, actor }) => ({ campaign: objects.find(({ type }) => type === 'campaign')?.id, cause, actor: actor.id }))
}

it('releases every campaign that waits for a family, each once and each with the yes as its cause', async () => {
  on = await testEngine({ rooms: [flowRoom([approvedGoesLive])] })
  const { family } = await checkedFamily(on, { name: 'rain', headlines: ['Dry all the way home', 'Made for the downpour'] })
  const keys = ['home-rain', 'mobile-rain', 'blog-rain']
  for (const key of keys) await place(key)
  const waiting: string[] = []
  for (const key of keys) waiting.push(await draft(key, family))
  await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } })
  const found = await vi.waitFor(
    async () => {
      const all = await released()
      expect(all.map(({ campaign }) => campaign).sort()).toEqual([...waiting].sort())
      return all
    },
    { timeout: 20_000, interval: 50 },
  )
  const [passed] = await readJournal({ db: on.db, engine: on.founded.engine }, { verbs: ['approval.passed'], after: 0 })
  for (const one of found) expect(one).toMatchObject({ cause: passed?.seq, actor: 'flow_approved-goes-live' })
  // Answered again from the beginning, as after a crash, the same yes releases nothing more.
  await sql`delete from journal_cursor`.execute(on.db)
  await on.does('tomas', 'family.preflight', { id: family })
  await vi.waitFor(async () => expect(await cursor()).toBeGreaterThanOrEqual(passed?.seq ?? Infinity), { timeout: 20_000, interval: 50 })
  expect(await released()).toHaveLength(3)
  // Nor does a person who asks for what is live already.
  for (const id of waiting) await on.does('aiko', 'campaign.release', { id })
  expect(await released()).toHaveLength(3)
})
