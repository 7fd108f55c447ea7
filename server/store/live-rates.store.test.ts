import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { liveRates } from '../../engine/steward/live-rates.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { release } from '../../test/released.ts'
import { readerOf } from './reader.ts'

let on: TestEngine
beforeEach(async () => {
  on = await testEngine()
})
afterEach(() => on.stop())

const publish = (campaign: string, placement: string, secondsAgo: number) =>
  sql`insert into snapshot (engine, id, placement, campaign, arena, at, body)
    values (${on.founded.engine}, ${`snp_${campaign}_${secondsAgo}`}, ${placement}, ${campaign}, 'arena', clock_timestamp() - ${secondsAgo} * interval '1 second', '{}')`.execute(
    on.db,
  )

/** How many seconds ago something was learned last, as the station of learn is told. */
const learnedAgo = async (): Promise<number> => {
  const { snapshotMs = Number.NaN } = await readerOf({ db: on.db, engine: on.founded.engine }).ask(liveRates, { midnight: new Date().toISOString() })
  return snapshotMs / 1_000
}

it('when something was learned last is told by the newest snapshot that serves, whatever else rests or has ended', async () => {
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  for (const key of ['hero', 'aside'])
    await on.does('aiko', 'placement.save', { key, name: `The ${key}`, channel: 'web', goal, holdout: { share: 0 } })
  const old = await release(on, { placement: 'aside', name: 'old', headlines: ['Dry all the way home', 'New for autumn'] })
  const live = await release(on, { placement: 'hero', name: 'live', headlines: ['Made for the downpour', 'Rain or not'] })
  await publish(old.campaign, 'aside', 50)
  await publish(live.campaign, 'hero', 40)
  expect(await learnedAgo()).toBeCloseTo(40, -1)
  await publish(live.campaign, 'hero', 5)
  expect(await learnedAgo()).toBeLessThan(20)
  // What has ended, or was published where nothing of it is shown, serves nobody.
  await publish(old.campaign, 'aside', 0)
  await publish(live.campaign, 'aside', 0)
  await on.does('aiko', 'campaign.end', { id: old.campaign, reason: 'the autumn is over' })
  await sql`delete from snapshot where engine = ${on.founded.engine} and id = ${`snp_${live.campaign}_5`}`.execute(on.db)
  expect(await learnedAgo()).toBeGreaterThanOrEqual(40)
})
