import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { flows } from '../engine/flow/flows/index.ts'
import type { Operations } from '../engine/operations.ts'
import { createRoom } from '../server/create/create-room.ts'
import { flowRoom } from '../server/flow/run-flows.ts'
import { liveRoom } from '../server/live/live-room.ts'
import { readJournal } from '../server/store/journal.store.ts'
import { testEngine, type TestEngine } from './engine.ts'
import { release, type Released } from './released.ts'

let on: TestEngine
let turn: () => Promise<void>
let shop: Released
const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
const soon = { timeout: 40_000, interval: 100 }
const people = 400

beforeAll(async () => {
  let live: Awaited<ReturnType<typeof liveRoom>> | undefined
  on = await testEngine({ rooms: [createRoom, async (site) => (live = await liveRoom(site)), flowRoom(flows)] })
  turn = async () => live!.turn(on.founded.engine)
  await on.does('aiko', 'placement.save', { key: 'letter', name: 'Letter', channel: 'web', goal, holdout: { share: 0 } })
  shop = await release(on, { placement: 'letter', name: 'shop', headlines: ['Kind words', 'Harsh words', 'Plain words'] })
}, 60_000)
afterAll(() => on.stop())

type Planned = Operations['experiment.plan']['input']
const planned = (guardrails: Planned['guardrails']): Planned => ({
  key: 'which-words',
  name: 'Which words',
  question: 'Do harsh words bring more clicks than kind ones?',
  placement: 'letter',
  among: 'components',
  campaign: 'campaign-shop',
  slot: 'headline',
  arms: ['Kind words', 'Harsh words'].map((name) => ({ name, shows: shop.components[name] ?? '' })),
  metric: 'clickRate',
  usual: 0.2,
  smallest: 0.3,
  guardrails,
  until: new Date(Date.now() + 14 * 86_400_000).toISOString(),
})
const unsubscribes = { metric: 'unsubscribeRate', worst: 0.05, unit: 'points' } as const
const shown = () => on.does('aiko', 'experiment.show', { id: 'which-words' })
const decide = (reader: string) => on.does('aiko', 'decision.request', { placement: 'letter', subject: { anonymousId: reader } })
const event = (name: string, receipt: string, n: number) => ({
  type: 'track',
  event: name,
  anonymousId: `reader-${n}`,
  messageId: `${name} ${n}`,
  properties: { receipt },
  context: { userAgent: 'Mozilla/5.0' },
})

it.each<[string, Planned['guardrails'], string]>([
  ['a metric is named twice', [unsubscribes, { metric: 'unsubscribeRate', worst: 0.1 }], 'guardrails.1.metric'],
  ['a value is told in points', [{ metric: 'valuePerDecision', worst: 0.1, unit: 'points' }], 'guardrails.0.unit'],
  ['a metric is none', [{ metric: 'openRate' as never, worst: 0.1 }], 'guardrails.0.metric'],
])('a plan is refused where %s', async (_, guardrails, path) =>
  expect(await on.refuses('aiko', 'experiment.plan', planned(guardrails))).toMatchObject({ code: 'invalidInput', where: [{ path }] }),
)

it('an arm that surely brings more unsubscribes than the plan lets it is told, ends the experiment, and is withheld', async () => {
  const { id } = await on.does('aiko', 'experiment.plan', planned([unsubscribes, { metric: 'complaintRate', worst: 0 }]))
  expect((await shown()).report.guardrails.map(({ sentence }) => sentence)).toEqual([
    'At most 5 points more unsubscribes for “Harsh words”: too few have come in.',
    'No more complaints for “Harsh words”: too few have come in.',
  ])
  await on.does('aiko', 'experiment.start', { id })
  await vi.waitFor(async () => expect((await decide('first')).reason).toContain('which-words'), soon)
  const decided = []
  for (let reader = 0; reader < people; reader++) decided.push(await decide(`reader-${reader}`))
  const harsh = shop.components['Harsh words']
  // Every twentieth of those who read kind words leaves, and every second of those who read harsh ones, whoever they are.
  const read = new Map<boolean, number>()
  const left = decided.flatMap(({ components, receipt }, n) => {
    const isHarsh = components?.['headline'] === harsh
    const before = read.get(isHarsh) ?? 0
    read.set(isHarsh, before + 1)
    return before % (isHarsh ? 2 : 20) === 0 ? [event('Unsubscribed', receipt, n)] : []
  })
  const events = decided.map(({ receipt }, n) => event('Content Exposed', receipt, n))
  await on.does('maren', 'event.send', { events })
  await vi.waitFor(async () => expect((await shown()).report.units).toBe(people + 1), soon)
  await turn()
  expect((await shown()).report.cannot.join(' ')).toContain(
    'Whether there are unsubscribes, or nobody reports them: none was counted. What is shown on a page',
  )
  expect((await on.does('maren', 'signal.list', { kind: 'guardrail' })).items).toEqual([])

  // What is sent twice counts once.
  await on.does('maren', 'event.send', { events: left })
  await on.does('maren', 'event.send', { events: left.toReversed() })
  const broken = await vi.waitFor(async () => {
    const { guardrails } = (await shown()).report
    expect(guardrails[0]?.state).toBe('broken')
    return guardrails
  }, soon)
  expect(broken[0]).toMatchObject({ metric: 'unsubscribeRate', unit: 'points', worst: 0.05, effect: expect.closeTo(0.45, 1) })
  expect(broken[1]).toMatchObject({ state: 'cannotTell', sentence: 'No more complaints for “Harsh words”: none was counted in any arm.' })
  await turn()
  const [told, ...more] = (await on.does('maren', 'signal.list', { kind: 'guardrail' })).items
  expect(more).toEqual([])
  expect(told).toMatchObject({ experiment: id, slot: 'headline', component: harsh, standing: 'wants' })
  expect(told?.statement).toMatch(/^“Harsh words” surely brings too many unsubscribes: between .* points more than “Kind words”/)

  const { experiment } = await vi.waitFor(async () => {
    const ended = await shown()
    expect(ended.experiment.state).toBe('ended')
    return ended
  }, soon)
  expect(experiment.learning?.statement).toContain('At most 5 points more unsubscribes for “Harsh words”: is broken')
  await vi.waitFor(
    async () =>
      expect((await on.does('aiko', 'campaign.show', { id: shop.campaign })).campaign.withheld).toMatchObject([
        { slot: 'headline', component: harsh, by: 'flow_guardrail-withholds', signal: told?.id },
      ]),
    soon,
  )
  await on.sealer.settle(on.founded.engine)
  const entries = await readJournal({ db: on.db, engine: on.founded.engine }, { after: 0, limit: 2_000 })
  const by = (verb: string) => entries.find((one) => one.verb === verb)
  expect(by('experiment.ended')).toMatchObject({ actor: { kind: 'flow', id: 'flow_guardrail-withholds' }, detail: { reason: told?.statement } })
  expect(by('experiment.ended')!.seq).toBeLessThan(by('campaign.withheld')!.seq)
  // A harm may be looked at over the holdout and as a metric too, where it is told which way is better.
  expect((await on.does('aiko', 'holdout.show', { placement: 'letter', metric: 'unsubscribeRate' })).title).toMatch(/^Cannot be told/)
}, 120_000)
