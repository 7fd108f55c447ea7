import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDays } from '../../server/live/close-days.ts'
import { ingestRoom } from '../../server/live/ingest-room.ts'
import { dayAt } from '../../server/store/day-parts.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { runCli } from '../run.ts'

let on: RunningEngine
let token: string
const days = [9, 8, 7].map((ago) => dayAt(new Date(), -ago))

beforeAll(async () => {
  on = await runningEngine({ rooms: [ingestRoom()] })
  token = await on.tokenOf('maren')
  const events = days.flatMap((day) => [1, 2].map((n) => ({ type: 'page', userId: 'w', messageId: `${day}-${n}`, timestamp: `${day}T10:00:00Z` })))
  await on.does('maren', 'event.send', { events })
  await closeDays(on, new AbortController().signal)
  await on.sealer.settle(on.founded.engine)
})
afterAll(() => on.stop())

const verify = (...words: string[]) => verifyUntil(undefined, ...words)
const verifyUntil = async (stopped: AbortSignal | undefined, ...words: string[]) => {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const environment = { CONTINUO_URL: on.address, CONTINUO_TOKEN: token }
  const code = await runCli(['journal', 'verify', ...words], {
    out: say,
    err: say,
    width: 100,
    environment,
    stdin: async () => '',
    ...(stopped && { stopped }),
  })
  return { code, text: lines.join('\n') }
}

it('holds, and says what it looked at', async () => {
  expect(await verify()).toMatchObject({ code: 0, text: expect.stringContaining('3 closed days of logs hold, 6 rows looked at.') })
  expect(await verify('--days', '2')).toMatchObject({ code: 0, text: expect.stringContaining('2 closed days of logs hold, 4 rows looked at.') })
  expect(await verify('--days', '0')).toMatchObject({ code: 0, text: expect.stringContaining('No closed day was looked at.') })
  expect(await verify('--days', 'all')).toMatchObject({ code: 1, text: expect.stringContaining('--days is a whole number') })
})

it('stops when somebody says so, and takes that for no proof', async () => {
  const { code, text } = await verifyUntil(AbortSignal.abort())
  expect(code).toBe(1)
  expect(text).toContain('Stopped: 0 of 3 closed days were looked at.')
})

it('names the day and the log that differ, with what is expected and what is found', async () => {
  await sql`update event set body = body || '{"userId": "somebody else"}' where message_id = ${`${days[1]}-2`}`.execute(on.db)
  const { code, text } = await verify()
  expect(code).toBe(1)
  expect(text).toMatch(new RegExp(`^events of ${days[1]}: expected 2 rows with the root [0-9a-f]{64}, found 2 with [0-9a-f]{64}\\.$`, 'm'))
  expect(text).toContain('2 closed days of logs hold')
  const json = JSON.parse((await verify('--json')).text) as { holds: boolean; days: { differing: string[] } }
  expect(json).toMatchObject({ holds: false, days: { looked: 3, differing: [expect.stringContaining(days[1]!)] } })
  expect((await verify('--days', '1')).code).toBe(0)
})
