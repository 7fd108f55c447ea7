import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { rowsOf } from '../server/store/database.ts'
import { testEngine } from './engine.ts'
import { release } from './released.ts'

it('a component is live where its campaign may show it: not while it is withheld, nor where a guardrail keeps it out altogether', async () => {
  await using on = await testEngine({ rooms })
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  await on.does('aiko', 'placement.save', { key: 'hero', name: 'Hero', channel: 'web', goal, holdout: { share: 0 } })
  const { campaign, components } = await release(on, { placement: 'hero', name: 'shop', headlines: ['Kind words', 'Harsh words'] })
  const live = async () => {
    const { items } = await on.does('maren', 'component.find', { words: 'words' })
    return Object.fromEntries(items.map(({ component, live: places }) => [component.fields['en']?.['text'], places.map(({ key }) => key)]))
  }
  const harsh = { id: campaign, slot: 'headline', component: components['Harsh words'] ?? '' }
  const both = { 'Kind words': ['hero'], 'Harsh words': ['hero'] }
  expect(await live()).toEqual(both)
  await on.does('maren', 'campaign.withhold', { ...harsh, reason: 'It is too harsh.' })
  expect(await live()).toEqual({ 'Kind words': ['hero'], 'Harsh words': [] })
  await on.does('maren', 'campaign.readmit', { ...harsh, reason: 'It is not.' })
  expect(await live()).toEqual(both)

  const blocked = async (choice: Record<string, string>) => {
    const blocks = JSON.stringify([{ locale: 'en', choice }])
    await rowsOf(on.db, sql`update campaign set body = jsonb_set(body, '{blocks}', ${blocks}::jsonb) where id = ${campaign}`)
    return live()
  }
  expect(await blocked({ headline: harsh.component })).toEqual({ 'Kind words': ['hero'], 'Harsh words': [] })
  expect(await blocked({ headline: harsh.component, callToAction: 'cpt_other' })).toEqual(both)
  expect(await blocked({})).toEqual({ 'Kind words': [], 'Harsh words': [] })
})
