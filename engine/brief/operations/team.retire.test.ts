import { expect, it } from 'vitest'
import { testEngine } from '../../../test/engine.ts'

it('a team is founded, renamed, given people and dissolved once it has none', async () => {
  await using on = await testEngine()
  const made = await on.does('maren', 'team.create', { name: 'Words', people: 5, hours: { copy: 40 } })
  expect(await on.refuses('maren', 'team.create', { name: 'Words', people: 5 })).toMatchObject({ code: 'alreadyExists', where: [{ path: 'name' }] })
  expect(await on.refuses('jonna', 'team.create', { name: 'Mine', people: 1 })).toMatchObject({ code: 'forbidden' })
  expect(await on.refuses('maren', 'team.amend', { id: made.id, name: 'Studio' })).toMatchObject({ code: 'alreadyExists' })
  expect(await on.does('maren', 'team.amend', { id: made.id, name: 'Copy desk', hours: { copy: 60, German: 20 } })).toMatchObject({
    name: 'Copy desk',
    people: 5,
    hours: { copy: 60, German: 20 },
  })
  const tomas = on.founded.people['tomas'] ?? ''
  await on.does('maren', 'person.amend', { id: tomas, team: made.id })
  expect(await on.refuses('maren', 'team.retire', { id: made.id })).toMatchObject({ code: 'inUse', message: 'Copy desk has people: Tomas Reyes.' })
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  const due = new Date(on.clock().getTime() + 20 * 86_400_000).toISOString()
  const { id } = await on.does('maren', 'brief.open', { title: 'To be written', goal, placements: ['home-hero'], due, hours: 4 })
  await on.does('maren', 'brief.assign', { id, assignee: tomas })
  await on.does('maren', 'person.amend', { id: tomas, team: on.founded.teams['studio'] ?? '' })
  expect(await on.refuses('maren', 'team.retire', { id: made.id })).toMatchObject({ code: 'inUse', where: [{ problem: '1 booked' }] })
  await on.does('maren', 'brief.assign', { id, assignee: tomas })
  await on.does('maren', 'team.retire', { id: made.id })
  expect((await on.does('maren', 'capacity.show', {})).teams.map(({ name }) => name)).not.toContain('Copy desk')
  expect(await on.refuses('maren', 'team.amend', { id: made.id, people: 4 })).toMatchObject({ code: 'notFound' })
})

it('an engine is renamed by its owner', async () => {
  await using on = await testEngine()
  expect(await on.does('maren', 'engine.rename', { name: 'Northern Works' })).toMatchObject({ name: 'Northern Works' })
  expect((await on.does('tomas', 'person.whoami', {})).engine.name).toBe('Northern Works')
  expect(await on.refuses('aiko', 'engine.rename', { name: 'Mine' })).toMatchObject({ code: 'forbidden' })
})
