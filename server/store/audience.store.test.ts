import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Profile } from '../../engine/audience/profile.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { audienceAnswers } from './audience.store.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine()
  const profiles = Array.from({ length: 1_200 }, (_, n): Partial<Profile> => ({
    id: `prf_${String(n).padStart(6, '0')}`,
    version: 1,
    state: n % 6 === 0 ? 'merged' : 'anonymous',
  }))
  await sql`insert into profile (engine, id, version, body)
    select ${on.founded.engine}, p ->> 'id', 1, p from jsonb_array_elements(${JSON.stringify(profiles)}::jsonb) as p`.execute(on.db)
})
afterAll(() => on.stop())

const sample = async (most: number) => {
  const answer = await audienceAnswers[0]!.answer({ db: on.db, engine: on.founded.engine } as never, { most })
  return answer as { profiles: Profile[]; all: number }
}

it('takes everybody who is not merged while they are few', async () => {
  const { profiles, all } = await sample(1_000)
  expect([profiles.length, all]).toEqual([1_000, 1_000])
  expect(profiles.some(({ state }) => state === 'merged')).toBe(false)
})

it('of many takes about as many as asked, early and late ones alike, and the same each time', async () => {
  const { profiles, all } = await sample(250)
  expect(all).toBe(1_000)
  expect(Math.abs(profiles.length - 250)).toBeLessThan(70)
  const early = profiles.filter(({ id }) => id < 'prf_000600').length
  expect(Math.abs(early - profiles.length / 2)).toBeLessThan(40)
  expect((await sample(250)).profiles.map(({ id }) => id).sort()).toEqual(profiles.map(({ id }) => id).sort())
})
