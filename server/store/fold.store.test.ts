import { folds } from '../../engine/steward/folds.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Overview } from '../../engine/steward/overview.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { appendHappenings, tailLength } from './journal.store.ts'
import { type Database, rowsOf } from './database.ts'
import { answersFoldedJournal } from './fold.store.ts'

const brief = (title: string) => ({
  title,
  goal: { metric: 'clickRate', counterMetric: 'returnRate' } as const,
  placements: ['home-hero'],
  due: '2099-12-01T12:00:00Z',
})

let on: TestEngine
let now = Date.parse('2026-11-10T08:00:00Z')
const hour = 3_600_000
beforeAll(async () => {
  on = await testEngine({ clock: () => new Date(now) })
})
afterAll(() => on.stop())

/** A transaction that is open anywhere on the server holds the sealer back for as long. */
const settled = async (): Promise<void> => {
  do await on.sealer.settle(on.founded.engine)
  while ((await tailLength(scope())) > 0)
}
const overview = async (): Promise<Overview> => {
  await settled()
  return on.does('maren', 'overview.show', { clock: 'calendar' })
}
const station = ({ stations }: Overview, stage: string) => stations.find((one) => one.stage === stage)
const scope = () => ({ db: on.db, engine: on.founded.engine })

describe('the overview', () => {
  it('begins unlit, with the first step', async () => {
    const empty = await overview()
    expect(empty.title).toBe('Nothing has gone round yet. Open the first brief.')
    expect(empty.stamps).toEqual(['MEASURED NOW', 'SYNTHETIC'])
    expect(empty.stations.every(({ unlit, firstStep }) => unlit && firstStep !== undefined)).toBe(true)
    expect(empty.measures.every(({ reading }) => !reading.figure.known)).toBe(true)
  })

  it('says what waits where, for how long, and what would help', async () => {
    const first = await on.does('maren', 'brief.open', brief('A rain headline'))
    now += 2 * hour
    const second = await on.does('jonna', 'brief.open', brief('A snow headline'))
    now += hour
    const waiting = await overview()
    expect(waiting.title).toBe('The loop has not closed yet. 2 items wait, all within their limits.')
    expect(station(waiting, 'brief')).toMatchObject({
      unlit: false,
      inHand: 2,
      waiting: 2,
      late: 0,
      oldest: { type: 'brief', id: first.id },
      sentence: '2 open',
    })
    expect(waiting.waiting).toMatchObject({
      ms: 4 * hour,
      held: [{ cause: 'capacity', stage: 'brief', title: 'Nobody has the briefs yet', remedy: { stage: 'brief' } }],
    })

    await on.does('jonna', 'brief.assign', { id: second.id, assignee: on.founded.people['tomas'] ?? '' })
    const assigned = await overview()
    expect(station(assigned, 'create')).toMatchObject({ waiting: 1, queues: [{ team: 'Studio', waiting: 1 }] })
    expect(station(assigned, 'brief')).toMatchObject({ waiting: 1 })
  })

  it('holds back what waits beyond its service level', async () => {
    now += 4 * 24 * hour
    const late = await overview()
    expect(late.heldBy).toBe('brief')
    expect(late.title).toBe('The loop has not closed yet. Brief holds it back.')
    expect(station(late, 'brief')?.late).toBe(1)
    now -= 4 * 24 * hour
  })

  it('names no team of fewer than five people', async () => {
    const scratch = await testEngine({
      founding: {
        engine: { name: 'Small', timeZone: 'UTC', locale: 'en', currency: 'EUR', sample: false },
        teams: [{ key: 'few', name: 'The two of us', people: 2, hours: { copy: 40 } }],
        people: [{ key: 'ann', kind: 'person', name: 'Ann', roles: ['owner'], skills: [], team: 'few' }],
      },
    })
    const opened = await scratch.does('ann', 'brief.open', brief('In a small team'))
    await scratch.does('ann', 'brief.assign', { id: opened.id, assignee: scratch.founded.people['ann'] ?? '' })
    const shown = await vi.waitFor(
      async () => {
        const answer = await scratch.does('ann', 'overview.show', {})
        expect(station(answer, 'create')?.waiting).toBe(1)
        return answer
      },
      { timeout: 20_000 },
    )
    expect(station(shown, 'create')?.queues).toEqual([{ waiting: 1, late: 0, oldest: expect.any(String) }])
    expect(JSON.stringify(shown)).not.toContain('The two of us')
    expect(shown.stamps).toEqual(['MEASURED NOW'])
    await scratch.stop()
  })

  it('shows nobody', async () => {
    const text = JSON.stringify([
      await overview(),
      await on.does('maren', 'measure.list', {}),
      await on.does('maren', 'measure.show', { measure: 'hand-offs' }),
    ])
    for (const id of Object.values(on.founded.people)) expect(text).not.toContain(id)
    for (const name of ['Maren', 'Jonna', 'Tomas']) expect(text).not.toContain(name)
  })
})

describe('a measure', () => {
  it('opens its items, page by page, with their titles', async () => {
    const page = await on.does('maren', 'measure.show', { measure: 'flow-time', limit: 1 })
    expect(page).toMatchObject({ total: 2, next: 1, items: [{ type: 'brief', title: 'A snow headline', state: 'open' }] })
    const last = await on.does('maren', 'measure.show', { measure: 'flow-time', limit: 1, after: 1 })
    expect(last.items[0]?.title).toBe('A rain headline')
    expect(last.next).toBeUndefined()
  })

  it('takes a target, changes it, and lets it go', async () => {
    await on.does('maren', 'measure.aim', { measure: 'responsiveness', value: 24 * hour })
    await on.does('maren', 'measure.aim', { measure: 'responsiveness', value: 20 * hour })
    const targetOf = async () => (await on.does('maren', 'measure.list', {})).items.find(({ name }) => name === 'responsiveness')?.target
    expect(await targetOf()).toEqual({ value: 20 * hour })
    await on.does('maren', 'measure.aim', { measure: 'responsiveness', value: null })
    expect(await targetOf()).toBeUndefined()
    expect(await on.refuses('maren', 'measure.aim', { measure: 'reuse-rate', value: 60 })).toMatchObject({ code: 'invalidInput' })
  })

  it('that nobody defined is refused with those that there are', async () => {
    expect(await on.refuses('maren', 'measure.show', { measure: 'velocity' })).toMatchObject({
      code: 'notFound',
      remedy: expect.stringContaining('responsiveness'),
    })
  })
})

describe('the folds', () => {
  it('are caught up once however many ask at a time', async () => {
    await on.does('maren', 'brief.open', brief('While many look'))
    await settled()
    const answers = await Promise.all(Array.from({ length: 8 }, () => on.does('maren', 'overview.show', { clock: 'calendar' })))
    expect(new Set(answers.map((answer) => station(answer, 'brief')?.inHand))).toEqual(new Set([3]))
  })

  // More than ten thousand entries are sealed and folded three times: that takes its time.
  it('go on from a bookmark in another process, and come to the same', { timeout: 120_000 }, async () => {
    const actor = await on.actor('maren')
    const many = Array.from({ length: 10_500 }, (_, n) => ({ verb: 'family.composed', objects: { family: `fam_${n}`, brief: `brf_${n}` } }))
    await appendHappenings(scope(), many, { at: new Date(now), actor, operation: 'test', depth: 0 })
    const before = await overview()
    const marks = await rowsOf(
      on.db,
      sql<{ fold: string; seq: number }>`select fold, seq from fold_state where engine = ${on.founded.engine} order by fold`,
    )
    expect(marks.map(({ fold }) => fold)).toEqual(folds.map(({ name }) => name).sort())
    expect(new Set(marks.map(({ seq }) => seq))).toEqual(new Set([before.journal.seq]))

    // Another handle on the same database knows nothing of what this one has kept, as another process would not.
    const folded = async (db: Database): Promise<unknown> =>
      JSON.parse(JSON.stringify(await answersFoldedJournal.answer({ db, engine: on.founded.engine }, {})))
    const here = await folded(on.db)
    expect(await folded(on.db.withoutPlugins())).toEqual(here)
    // Without the bookmark everything is read from the first entry on.
    await sql`delete from fold_state`.execute(on.db)
    expect(await folded(on.db.withoutPlugins())).toEqual(here)
  })
})
