import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brief } from '../engine/brief/brief.ts'
import { team } from '../engine/people/team.ts'
import { openEngine } from '../server/found.ts'
import { rooms } from '../server/rooms.ts'
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
    await expect.poll(async () => (await on.does('maren', 'profile.list', {})).total, { timeout: 10_000 }).toBe(3)
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
    await on.does('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })
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

  it('goes on with what is left: it waits in the loop, and can be given to somebody', async () => {
    await on.sealer.settle(on.founded.engine)
    const { waiting } = await on.does('maren', 'drag.show', {})
    expect(waiting.held.filter(({ now }) => now > 0)).toMatchObject([{ stage: 'brief', cause: 'capacity', now: 1 }])
    await on.does('maren', 'person.amend', { id: noor, skills: ['copy'] })
    expect(await on.does('maren', 'brief.assign', { id: ids['brief'] ?? '', assignee: noor })).toMatchObject({ state: 'assigned', assignee: noor })
  })
})
