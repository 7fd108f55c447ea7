import { afterAll, beforeAll, expect, it } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { testEngine, type TestEngine } from './engine.ts'
import { release, type Released } from './released.ts'

let on: TestEngine
let released: Released
beforeAll(async () => {
  on = await testEngine({ rooms })
  await on.does('aiko', 'placement.save', {
    key: 'home-hero',
    name: 'Home hero',
    channel: 'web',
    holdout: { share: 0 },
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
  })
  released = await release(on, { placement: 'home-hero', name: 'wet', headlines: ['Dry home', 'Dry feet'] })
}, 60_000)
afterAll(() => on.stop())

it('leads from a component and from a template to what is live with it, and says of nothing what was not counted', async () => {
  const live = [{ campaign: released.campaign, key: 'campaign-wet', name: 'Campaign wet', placements: ['home-hero'] }]
  const component = await on.does('ruth', 'lineage.follow', { kind: 'component', id: released.components['Dry home']! })
  expect(component).toMatchObject({ name: 'Dry home', live })
  // Nobody has seen it yet: no figure is made up.
  expect(component.does.every(({ effect, exposures }) => effect === undefined && exposures === 0)).toBe(true)
  const template = await on.does('ruth', 'lineage.follow', { kind: 'template', id: 'template-wet' })
  expect(template).toMatchObject({ name: 'Test card', live, does: [] })
  await on.does('aiko', 'campaign.pause', { id: released.campaign, reason: 'enough' })
  expect((await on.does('ruth', 'lineage.follow', { kind: 'template', id: 'template-wet' })).live).toEqual([])
})

it('leads nowhere from what is not there', async () => {
  for (const kind of ['asset', 'component', 'template'])
    expect(await on.refuses('ruth', 'lineage.follow', { kind, id: 'nowhere' })).toMatchObject({ code: 'notFound' })
  expect(await on.refuses('ruth', 'lineage.follow', { kind: 'family', id: 'nowhere' })).toMatchObject({ code: 'invalidInput' })
})
