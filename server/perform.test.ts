import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../engine/kernel/refusal.ts'
import type { Brief } from '../engine/brief/brief.ts'
import { scratchDatabase, testEngine, type TestEngine } from '../test/engine.ts'
import { showBrief } from '../engine/brief/operations/brief.show.ts'
import type { Operation } from '../engine/kernel/operation.ts'
import { performing } from './perform.ts'
import { connect } from './store/database.ts'
import { readJournal, tailLength } from './store/journal.store.ts'

const brief = (title: string) => ({
  title,
  goal: { metric: 'clickRate', counterMetric: 'returnRate' } as const,
  placements: ['home-hero'],
  due: '2099-12-01T12:00:00Z',
})

let on: TestEngine
beforeAll(async () => {
  on = await testEngine()
})
afterAll(() => on.stop())

describe('perform', () => {
  it('commits the answer, the row and the journal together', async () => {
    const opened = await on.does('maren', 'brief.open', brief('A rain headline'))
    const { brief: stored } = await on.does('aiko', 'brief.show', { id: opened.id })
    expect(stored).toEqual(opened)
    await on.sealer.settle(on.founded.engine)
    const entries = await readJournal({ db: on.db, engine: on.founded.engine }, { object: { type: 'brief', id: opened.id } })
    expect(entries.map(({ verb, actor }) => ({ verb, who: actor.id }))).toEqual([{ verb: 'brief.opened', who: on.founded.people['maren'] }])
  })

  it('refuses an unknown field with its place', async () => {
    const refusal = await on.refuses('maren', 'brief.open', { ...brief('With a stray field'), colour: 'red' })
    expect(refusal).toMatchObject({ code: 'invalidInput', where: [{ path: 'colour', problem: 'unknown field' }] })
    const slip = await on.refuses('maren', 'brief.open', { ...brief('With a slip'), goall: {} })
    expect(slip.where?.find(({ path }) => path === 'goall')).toMatchObject({ hint: 'Did you mean goal?' })
  })

  it('says in words what is wrong in a place, and not as a schema does', async () => {
    const refusal = await on.refuses('maren', 'approval.comment', { id: 'apv_1', text: '' })
    expect(refusal).toMatchObject({ code: 'invalidInput', where: [{ path: 'text', problem: 'Fill this in.' }] })
  })

  it('refuses an operation that nobody wrote', async () => {
    const answer = await on.perform({ engine: on.founded.engine, actor: await on.actor('maren'), operation: 'brief.burn', input: {} })
    expect(answer).toMatchObject({ refused: true, code: 'unknownOperation' })
  })

  it('refuses a role that may not, and says who may', async () => {
    const refusal = await on.refuses('ruth', 'brief.open', brief('Not by an auditor'))
    expect(refusal.code).toBe('forbidden')
    expect(refusal.message).toContain('Ruth Adeyemi is insight steward')
  })

  it('breaks off a look that takes too long, and says so', async () => {
    const { settings, drop } = await scratchDatabase()
    const connection = connect(settings, 200)
    const looking = performing({
      ...connection,
      operations: new Map([[showBrief.name, showBrief as unknown as Operation]]),
      roads: new Map(),
      attempts: () => 1,
      clock: () => new Date(),
      address: '',
      committed: () => undefined,
    })
    const actor = { id: 'x', kind: 'person' as const, name: 'X', roles: ['owner' as const] }
    const look = () => looking({ engine: on.founded.engine, actor, operation: showBrief.name, input: { id: 'brf_1' } })
    expect(await look()).toMatchObject({ code: 'notFound' })
    await connection.db.transaction().execute(async (tx) => {
      await sql`lock table brief in access exclusive mode`.execute(tx)
      expect(await look()).toMatchObject({ code: 'busy', message: 'Looking this up took too long and was broken off.' })
    })
    await connection.close()
    await drop()
  })

  it('does not know the things of another engine', async () => {
    const other = await testEngine()
    const theirs = await other.does('maren', 'brief.open', brief('In another engine'))
    expect(await on.refuses('maren', 'brief.show', { id: theirs.id })).toMatchObject({ code: 'notFound' })
    await other.stop()
  })

  it('answers the same key with the same answer, and refuses it with other input', async () => {
    const actor = await on.actor('maren')
    const request = { engine: on.founded.engine, actor, operation: 'brief.open', input: brief('Once only'), idempotencyKey: 'k1' }
    const [first, second] = [await on.perform(request), await on.perform(request)]
    expect(second).toEqual(first)
    expect(await on.perform({ ...request, input: brief('Something else') })).toMatchObject({ code: 'keyReused' })
  })

  it('keeps no secret in what it remembers', async () => {
    const actor = await on.actor('maren')
    const request = { engine: on.founded.engine, actor, operation: 'token.issue', input: { label: 'CI' }, idempotencyKey: 'k2' }
    const issued = (await on.perform(request)) as { secret: string }
    expect(issued.secret).toMatch(/^ctn_eng_/)
    const { rows } = await sql<{
      all: string
    }>`select coalesce(string_agg(answer::text, ''), '') || (select string_agg(body::text, '') from token) as all from idempotency`.execute(on.db)
    expect(rows[0]?.all).not.toContain(issued.secret)
    expect(await on.perform(request)).toMatchObject({ code: 'keyReused' })
  })

  it('refuses a stale version and shows what stands there', async () => {
    const opened = await on.does('maren', 'brief.open', brief('Changed meanwhile'))
    await on.does('maren', 'brief.assign', { id: opened.id, assignee: on.founded.people['tomas'] ?? '' })
    const refusal = await on.refuses('maren', 'brief.close', { id: opened.id, reason: 'Too late', ifVersion: 1 })
    expect(refusal).toMatchObject({ code: 'staleVersion', facts: { current: { version: 2, state: 'assigned' } } })
  })
})

describe('under concurrency', () => {
  it('never books more hours than a team has', async () => {
    const crowd = await testEngine()
    const hours = 30
    const briefs: Brief[] = []
    for (let n = 0; n < 8; n++)
      briefs.push(
        await crowd.does('maren', 'brief.open', { ...brief(`Brief ${n}`), hours, due: new Date(Date.now() + 14 * 86_400_000).toISOString() }),
      )
    const actor = await crowd.actor('maren')
    const answers = await Promise.all(
      briefs.map(({ id }) =>
        crowd.perform({ engine: crowd.founded.engine, actor, operation: 'brief.assign', input: { id, assignee: crowd.founded.people['tomas'] } }),
      ),
    )
    const { loads } = await crowd.does('maren', 'capacity.show', { weeks: 3 })
    const copy = loads.filter(({ skill }) => skill === 'copy')
    expect(copy.every(({ booked, left }) => booked <= left)).toBe(true)
    const done = answers.filter((answer) => !isRefusal(answer)).length
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(briefs.length)
    expect(copy.reduce((sum, { booked }) => sum + booked, 0)).toBe(done * hours)
    expect(answers.filter(isRefusal).every(({ code }) => code === 'noCapacity' || code === 'busy')).toBe(true)
    await crowd.stop()
  })

  it('seals every commit into one dense chain, whatever the order', async () => {
    const crowd = await testEngine()
    const actor = await crowd.actor('maren')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (many) => {
        await Promise.all(
          Array.from({ length: many }, (_, n) =>
            crowd.perform({ engine: crowd.founded.engine, actor, operation: 'brief.open', input: brief(`Crowd ${n}`) }),
          ),
        )
      }),
      { numRuns: 5 },
    )
    await crowd.sealer.settle(crowd.founded.engine)
    const scope = { db: crowd.db, engine: crowd.founded.engine }
    expect(await tailLength(scope)).toBe(0)
    const entries = await readJournal(scope, { after: 0, limit: 1_000 })
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1))
    await crowd.stop()
  })
})

describe('the sealed journal', () => {
  it('cannot be rewritten in the database', async () => {
    await on.sealer.settle(on.founded.engine)
    await expect(sql`update journal set verb = 'other'`.execute(on.db)).rejects.toThrow('append only')
    await expect(sql`delete from journal`.execute(on.db)).rejects.toThrow('append only')
    await expect(sql`truncate journal`.execute(on.db)).rejects.toThrow('append only')
  })
})
