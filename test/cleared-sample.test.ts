import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { brief } from '../engine/brief/brief.ts'
import { suppressionId } from '../engine/activate/suppression.ts'
import { identifiedAt } from '../engine/kernel/identifier.ts'
import { team } from '../engine/people/team.ts'
import { openEngine } from '../server/found.ts'
import { rooms } from '../server/rooms.ts'
import { tablesNamed } from '../server/store/clear.store.ts'
import { rowsOf } from '../server/store/database.ts'
import { getThing } from '../server/store/noun.store.ts'
import { testEngine, type TestEngine } from './engine.ts'

const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
const due = '2099-12-01T12:00:00Z'

describe('where people have worked beside the sample', () => {
  let on: TestEngine
  let noor: string
  const ids: Record<string, string> = {}
  const scope = () => ({ db: on.db, engine: on.founded.engine })
  const counts = (of: readonly { kind: string; count: number }[]) => Object.fromEntries(of.map(({ kind, count }) => [kind, count]))
  const events = (userId: string, synthetic: boolean, traits = {}) =>
    on.does('maren', 'event.send', { events: [{ type: 'identify', userId, messageId: userId, traits, context: { synthetic } }] })

  beforeAll(async () => {
    on = await testEngine({ rooms })
    for (const key of ['home-hero', 'mobile-hero'])
      await on.does('aiko', 'placement.save', { key, name: key, channel: 'web', goal, holdout: { share: 0 } })
    await on.does('maren', 'brief.open', { title: 'Of the story', goal, placements: ['mobile-hero'], due })
    await events('reader', true, { sample: true })
    await openEngine(on.db, on.founded.engine, on.clock())
    noor = (await on.does('maren', 'person.invite', { name: 'Noor Haddad', roles: ['contributor'], team: on.founded.teams['studio'] ?? '' })).id
    const real = await on.does('maren', 'brief.open', {
      title: 'A real one',
      goal,
      placements: ['home-hero'],
      due,
      owner: on.founded.people['jonna'] ?? '',
    })
    await on.does('jonna', 'brief.assign', { id: real.id, assignee: on.founded.people['tomas'] ?? '' })
    ids['brief'] = real.id
    await events('visitor', false)
    await events('bot', true)
    for (const [placement, synthetic] of [
      ['home-hero', false],
      ['home-hero', true],
      ['mobile-hero', false],
    ] as const)
      await sql`insert into guard_cell (engine, placement, metric, day, features, synthetic, shown, trials, successes)
        values (${on.founded.engine}, ${placement}, 'returnRate', '2026-03-20', 'f', ${synthetic}, '{}', 10, 1)`.execute(on.db)
    await on.sealer.settle(on.founded.engine)
  })
  afterAll(() => on.stop())

  it('tells before what goes and what stays, with counts, wherever it is asked', async () => {
    await expect.poll(async () => (await on.does('maren', 'profile.list', {})).total, { timeout: 20_000 }).toBe(3)
    const told = await on.does('maren', 'demo.preview', {})
    expect(counts(told.goes)).toMatchObject({ person: 6, agent: 1, team: 3, placement: 1, brief: 1 })
    expect(counts(told.stays)).toMatchObject({ person: 2, team: 1, brief: 1 })
    expect(counts(told.needed)).toEqual({ placement: 1 })
    expect(told.synthetic).toEqual({ decisions: 0, profiles: 2, readers: 1 })
    expect(told.sentence).toContain('2 made-up profiles, 1 of them the mail readers that the sample brought')
    expect((await on.refuses('maren', 'demo.reset', {})).message).toBe(`The name does not match, so nothing was cleared. ${told.sentence}`)
    expect((await on.refuses('maren', 'purge.start', {})).message).toContain('2 made-up profiles, 1 of them')
    expect(await on.refuses('ruth', 'demo.preview', {})).toMatchObject({ code: 'forbidden' })
  })

  it('leaves what they made and what it names, hands it to who is there, and takes the rest', async () => {
    expect(await on.does('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })).toMatchObject({ sample: true })
    const { items } = await on.does('maren', 'person.list', { kind: 'person' })
    expect(
      items
        .filter(({ state }) => state === 'active')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Maren Lund', 'Noor Haddad'])
    expect(items.find(({ id }) => id === noor)).toMatchObject({ team: on.founded.teams['studio'] })
    expect(items.find(({ name }) => name === 'Maren Lund')?.team).toBeUndefined()
    expect(await getThing(scope(), team, on.founded.teams['channels'] ?? '')).toBeUndefined()
    const left = await getThing(scope(), brief, ids['brief'] ?? '')
    expect(left).toMatchObject({ state: 'open', owner: on.founded.people['maren'] })
    expect(left?.assignee).toBeUndefined()
    expect((await on.does('maren', 'brief.list', {})).items.map(({ title }) => title)).toEqual(['A real one'])
    expect((await on.does('maren', 'placement.list', {})).items.map(({ key }) => key)).toEqual(['home-hero'])
    expect((await on.does('maren', 'profile.list', {})).items.map(({ userId }) => userId)).toEqual(['visitor'])
    expect(await rowsOf(on.db, sql`select message_id from event`)).toEqual([{ message_id: 'visitor' }])
    expect(await rowsOf(on.db, sql`select placement, synthetic from guard_cell`)).toEqual([{ placement: 'home-hero', synthetic: false }])
  })

  it('still says that it holds a sample, of which a placement is left, and clears nothing while a brief names that', async () => {
    const told = await on.does('maren', 'demo.preview', {})
    expect(counts(told.needed)).toEqual({ placement: 1 })
    expect(told.goes).toEqual([])
    expect(await on.refuses('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })).toMatchObject({ code: 'wrongState' })
    expect((await on.does('maren', 'brief.list', {})).items.map(({ title }) => title)).toEqual(['A real one'])
  })

  it('goes on with what is left: it waits in the loop, and can be given to somebody', async () => {
    await on.sealer.settle(on.founded.engine)
    const { waiting } = await on.does('maren', 'drag.show', {})
    expect(waiting.held.filter(({ now }) => now > 0)).toMatchObject([{ stage: 'brief', cause: 'capacity', now: 1 }])
    await on.does('maren', 'person.amend', { id: noor, skills: ['copy'] })
    expect(await on.does('maren', 'brief.assign', { id: ids['brief'] ?? '', assignee: noor })).toMatchObject({ state: 'assigned', assignee: noor })
  })
})

describe('what real people said and were sent', () => {
  let on: TestEngine
  const people: Record<string, string> = {}
  const rows = <R>(what: ReturnType<typeof sql<R>>) => rowsOf(on.db, what)
  /** An address the id of whose suppression reads like a time long before the engine was opened. */
  const early = Array.from({ length: 5_000 }, (_, n) => `visitor-${n}@example.com`).find(
    (address) => (identifiedAt(suppressionId(address, 'all')) ?? Infinity) < Date.parse('2026-01-01'),
  )!
  const identify = async (userId: string, email: string, synthetic: boolean) => {
    await on.does('maren', 'event.send', { events: [{ type: 'identify', userId, messageId: userId, traits: { email }, context: { synthetic } }] })
    people[userId] = await vi.waitFor(
      async () => {
        const found = (await on.does('maren', 'profile.list', {})).items.find((one) => one.userId === userId)
        if (!found) throw new Error(`nobody knows ${userId} yet`)
        return found.id
      },
      { timeout: 20_000 },
    )
  }
  const sent = (id: string, person: string, out: boolean) =>
    rows(sql`insert into delivery (engine, id, mailing, person, step, channel, class, state, due, unsubscribe, planned_at, reserved_at)
      values (${on.founded.engine}, ${id}, 'mlg_gone', ${people[person]}, ${id}, 'email', 'marketing', ${out ? 'accepted' : 'waiting'}, now(), ${id}, now(), ${out ? sql`now()` : null})`)
  const noticed = async (component: string, madeUp: number) => {
    for (const [synthetic, trials] of [
      [true, madeUp],
      [false, 1_000 - madeUp],
    ] as const) {
      await rows(sql`insert into learning_cell (engine, placement, day, features, synthetic, shown, trials, successes, value, value_squares)
        values (${on.founded.engine}, 'home-hero', '2026-01-05', ${component}, ${synthetic},
          ${JSON.stringify({ components: { headline: component }, exposure: 0, position: 0 })}::jsonb, ${trials}, 0, 0, 0)`)
    }
    const { id } = await on.does('maren', 'signal.raise', {
      kind: 'winner',
      placement: 'home-hero',
      slot: 'headline',
      component,
      since: '2026-01-05',
      statement: `${component} wins.`,
      evidence: [{ statement: 'As it was counted', value: 0.3, n: 1_000 }],
    })
    return id
  }

  beforeAll(async () => {
    on = await testEngine({ rooms })
    await openEngine(on.db, on.founded.engine, on.clock())
    await on.does('aiko', 'placement.save', { key: 'home-hero', name: 'Hero', channel: 'web', goal, holdout: { share: 0 } })
    await identify('visitor', early, false)
    await identify('reader', 'reader@readers.example', true)
    for (const [id, person, out] of [
      ['dlv_out', 'visitor', true],
      ['dlv_waiting', 'visitor', false],
      ['dlv_made', 'reader', true],
    ] as const)
      await sent(id, person, out)
    for (const [address, reason, more] of [
      [early, 'complaint', {}],
      ['left-long-ago@example.com', 'request', {}],
      ['reader@readers.example', 'unsubscribed', {}],
      ['readers-old-address@example.com', 'unsubscribed', { delivery: 'dlv_made' }],
    ] as const)
      await on.does('maren', 'suppression.add', { address, scope: 'all', reason, ...more })
    await rows(sql`insert into measurement (engine, key, renderer, found) values (${on.founded.engine}, 'k', 'r', '{}')`)
  })
  afterAll(() => on.stop())

  it('outlives the sample; what made-up people said, and what rests on them, does not', async () => {
    const [made, real] = [await noticed('cpt_made', 900), await noticed('cpt_real', 100)]
    const kept = await on.does('maren', 'brief.open', { title: 'From both', goal, placements: ['home-hero'], due, message: 'x' })
    await rows(sql`update brief set body = jsonb_set(body, '{evidence}', ${JSON.stringify([made, real].map((source) => ({ statement: 'It wins', source })))}::jsonb)
      where id = ${kept.id}`)
    await on.does('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })
    const { items } = await on.does('maren', 'suppression.list', {})
    expect(items.map(({ address, reason }) => [address, reason]).toSorted()).toEqual([
      ['left-long-ago@example.com', 'request'],
      [early, 'complaint'],
    ])
    expect(await rows(sql`select id from delivery`)).toEqual([{ id: 'dlv_out' }])
    expect(await rows(sql`select key from measurement`)).toEqual([{ key: 'k' }])
    const states = async () => {
      const { items: signals } = await on.does('maren', 'signal.list', {})
      return Object.fromEntries(signals.map(({ id, state }) => [id, state]))
    }
    await expect.poll(states, { timeout: 20_000 }).toEqual({ [made]: 'withdrawn', [real]: 'open' })
  })

  it('knows every table that has an engine: by name, or as a table of things', async () => {
    const tables = await rows(
      sql<{ name: string; things: boolean }>`select c.relname as name,
        exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'body') and exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'version') as things
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'continuo' and c.relkind in ('r', 'p') and not c.relispartition
          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'engine')`,
    )
    expect(tables.filter(({ name, things }) => !things && !tablesNamed.includes(name))).toEqual([])
    expect(tablesNamed.filter((name) => !tables.some((one) => one.name === name))).toEqual([])
  })
})
