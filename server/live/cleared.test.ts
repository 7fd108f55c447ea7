import { expect, it } from 'vitest'
import { release } from '../../test/released.ts'
import { testEngine } from '../../test/engine.ts'
import { openEngine } from '../found.ts'
import { rooms } from '../rooms.ts'

it('decides nothing from memory that was cleared', async () => {
  await using on = await testEngine({ rooms })
  await on.does('aiko', 'placement.save', {
    key: 'home-hero',
    name: 'Home hero',
    channel: 'web',
    holdout: { share: 0 },
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
  })
  await release(on, { placement: 'home-hero', name: 'autumn', headlines: ['Dry', 'Warm'] })
  const asked = { placement: 'home-hero', subject: { userId: 'a' }, render: 'json' } as const
  // The rules are read anew after the journal is sealed: soon, but not at once.
  const answer = async () =>
    (await on.perform({ engine: on.founded.engine, actor: await on.actor('maren'), operation: 'decision.request', input: asked })) as object
  await expect.poll(answer, { timeout: 30_000 }).toMatchObject({ branch: expect.stringMatching(/learn|explore/) as string })
  await openEngine(on.db, on.founded.engine, on.clock())
  await on.does('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })
  await on.sealer.settle(on.founded.engine)
  await expect.poll(answer, { timeout: 30_000 }).toMatchObject({ code: 'notFound' })
})
