import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { brief } from '../../engine/brief/brief.ts'
import { flow, objectOf } from '../../engine/flow/flow.ts'
import type { Logger } from 'pino'
import { refuse } from '../../engine/kernel/refusal.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import type { Perform } from '../perform.ts'
import { readJournal } from '../store/journal.store.ts'
import { flowRoom } from './run-flows.ts'

const input = {
  title: 'Asked for twice',
  goal: { metric: 'clickRate', counterMetric: 'returnRate' } as const,
  placements: ['home-hero'],
  due: '2099-12-01T12:00:00Z',
}

/** Accepts whatever is proposed, and closes whatever it accepted: two flows that answer each other. */
const closesTheOpened = flow({
  name: 'opened-closes',
  why: 'A flow for a test.',
  sentence: 'When a brief is opened it is closed.',
  when: ['brief.opened'],
  load: (read, entry) => read.get(brief, objectOf(entry, 'brief') ?? ''),
  answer: (found) =>
    found?.state === 'open' ? { operation: 'brief.close', input: { id: found.id, reason: 'closed by a flow' } } : { rest: 'not open' },
})
const opensAnother = flow({
  name: 'closed-opens-another',
  why: 'A flow that would run for ever.',
  sentence: 'When a brief is closed another is opened, and closed.',
  when: ['brief.closed', 'brief.proposed'],
  load: async (read) => (await read.list(brief, {}, { limit: 1 })).items[0]?.owner ?? '',
  answer: (owner) => ({ operation: 'brief.open', input: { ...input, title: 'Asked for by a flow', owner } }),
})

let on: TestEngine
afterEach(() => on.stop())

const settled = async (verb: string, count: number) => {
  const scope = { db: on.db, engine: on.founded.engine }
  for (let tries = 0; tries < 100; tries++) {
    await on.sealer.settle(on.founded.engine)
    const entries = await readJournal(scope, { verbs: [verb], after: 0 })
    if (entries.length >= count) return entries
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error(`${verb} did not come ${count} times`)
}

describe('standing flows', () => {
  it('answer an entry once, as themselves, with its cause', async () => {
    on = await testEngine({ rooms: [flowRoom([closesTheOpened])] })
    const opened = await on.does('maren', 'brief.open', input)
    const [closed] = await settled('brief.closed', 1)
    const [first] = await settled('brief.opened', 1)
    expect(closed).toMatchObject({
      actor: { kind: 'flow', id: 'flow_opened-closes' },
      cause: first?.seq,
      depth: 1,
      objects: [{ type: 'brief', id: opened.id }],
    })
    expect((await on.does('maren', 'brief.show', { id: opened.id })).brief.state).toBe('closed')
  })

  it('stop at the depth limit when they answer each other', async () => {
    on = await testEngine({ rooms: [flowRoom([closesTheOpened, opensAnother])] })
    await on.does('maren', 'brief.open', input)
    const proposed = await settled('brief.proposed', 5)
    await new Promise((resume) => setTimeout(resume, 300))
    await on.sealer.settle(on.founded.engine)
    const all = await readJournal({ db: on.db, engine: on.founded.engine }, { verbs: ['brief.proposed'], after: 0 })
    expect(all.length).toBe(proposed.length)
    expect(Math.max(...all.map(({ depth }) => depth))).toBe(6)
  })

  it('write down what they were refused', async () => {
    const impatient = flow({ ...closesTheOpened, name: 'opened-burns', answer: () => ({ operation: 'brief.burn', input: {} }) })
    on = await testEngine({ rooms: [flowRoom([impatient])] })
    await on.does('maren', 'brief.open', input)
    const [refused] = await settled('flow.refused', 1)
    expect(refused).toMatchObject({ actor: { id: 'flow_opened-burns' }, detail: { code: 'unknownOperation' } })
  })

  it('act on each of several things once, and on the others where one is refused', async () => {
    const inTwo = flow({
      name: 'closed-opens-two',
      why: 'A flow for a test.',
      sentence: 'When a brief is closed two others are opened.',
      when: ['brief.closed'],
      load: async (read) => (await read.list(brief, {}, { limit: 1 })).items[0]?.owner ?? '',
      answer: (owner) => ({
        each: ['first', 'brief.burn', 'second'].map((of) => ({
          of,
          operation: of === 'brief.burn' ? of : 'brief.open',
          input: { ...input, title: `Opened ${of}`, owner },
        })),
      }),
    })
    on = await testEngine({ rooms: [flowRoom([inTwo])] })
    const opened = await on.does('maren', 'brief.open', input)
    await on.does('maren', 'brief.close', { id: opened.id, reason: 'for a test' })
    const proposed = await settled('brief.proposed', 2)
    const [closed] = await settled('brief.closed', 1)
    expect(proposed.map(({ cause }) => cause)).toEqual([closed?.seq, closed?.seq])
    expect(await settled('flow.refused', 1)).toHaveLength(1)
    // Answered again from the beginning, as after a crash.
    await sql`delete from journal_cursor`.execute(on.db)
    const again = await on.does('maren', 'brief.open', input)
    await on.does('maren', 'brief.close', { id: again.id, reason: 'for a test' })
    await settled('flow.refused', 2)
    expect(await settled('brief.proposed', 4)).toHaveLength(4)
  })

  it('go on after a stop where they left off', async () => {
    on = await testEngine({ rooms: [] })
    await on.does('maren', 'brief.open', input)
    await on.sealer.settle(on.founded.engine)
    const room = await flowRoom([closesTheOpened])(on)
    expect(await settled('brief.closed', 1)).toHaveLength(1)
    await room.stop?.()
  })

  it('come back quietly to what a busy database kept from them, and say so once when it lasts', async () => {
    let now = Date.parse('2026-06-01T12:00:00Z')
    on = await testEngine({ rooms: [], clock: () => new Date(now) })
    const said: unknown[] = []
    const log = { ...on.log, warn: (...words: unknown[]) => said.push(words), error: (...words: unknown[]) => said.push(words) } as unknown as Logger
    let asked = 0
    let busyUntil = 3
    const busy = refuse('busy', 'Too many changed the same thing at once; nothing was saved.')
    const perform: Perform = async (request) => (++asked <= busyUntil ? busy : on.perform(request))
    const room = await flowRoom([closesTheOpened])({ ...on, log, perform })
    await on.does('maren', 'brief.open', input)
    await settled('brief.closed', 1)
    expect({ asked, said }).toEqual({ asked: 4, said: [] })

    busyUntil = Infinity
    await on.does('maren', 'brief.open', input)
    const again = async (tries: number) => {
      await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThanOrEqual(tries)
    }
    await again(5)
    expect(said).toEqual([])
    now += 11_000
    await again(asked + 3)
    expect(said).toHaveLength(1)
    busyUntil = 0
    await settled('brief.closed', 2)
    await room.stop?.()
    expect(said).toHaveLength(1)
  })
})
