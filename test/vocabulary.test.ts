import { expect, test } from 'vitest'
import { release } from './released.ts'
import { testEngine } from './engine.ts'

test('each concept says where it is used: retired components and families no longer count', async () => {
  await using on = await testEngine()
  await on.does('aiko', 'placement.save', {
    key: 'home-hero',
    name: 'Home hero',
    channel: 'web',
    holdout: { share: 0 },
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
  })
  for (const key of ['rain', 'snow', 'idle']) await on.does('ruth', 'concept.add', { key, label: key, of: 'weather' })
  const { components, family, campaign } = await release(on, { placement: 'home-hero', name: 'wet', headlines: ['Dry home', 'Dry feet'] })
  const tagged = async (text: string, tags: string[]) => on.does('tomas', 'component.amend', { id: components[text] ?? '', tags })
  await tagged('Dry home', ['rain'])
  await tagged('Dry feet', ['rain', 'snow'])
  await on.does('tomas', 'component.add', { kind: 'headline', key: 'alone', fields: { en: { text: 'In no family' } }, tags: ['snow'] })
  const used = async () => {
    const { items } = await on.does('ruth', 'concept.list', { uses: true })
    return Object.fromEntries(items.map((one) => [one.key, Object.values(one.used ?? {})]))
  }
  // components, assets, families, templates
  expect(await used()).toEqual({ idle: [0, 0, 0, 0], rain: [2, 0, 1, 1], snow: [2, 0, 1, 1] })
  expect((await on.does('ruth', 'concept.list', {})).items.every(({ used: told }) => told === undefined)).toBe(true)
  expect(await on.refuses('tomas', 'family.retire', { id: family, reason: 'worn' })).toMatchObject({ code: 'inUse' })
  await on.does('aiko', 'campaign.end', { id: campaign, reason: 'worn' })
  await on.does('tomas', 'family.retire', { id: family, reason: 'worn' })
  await on.does('tomas', 'component.retire', { id: components['Dry feet'] ?? '', reason: 'worn' })
  expect(await used()).toEqual({ idle: [0, 0, 0, 0], rain: [1, 0, 0, 0], snow: [1, 0, 0, 0] })
})
