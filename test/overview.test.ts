import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { tailLength } from '../server/store/journal.store.ts'
import { approvals } from '../starter/approvals.ts'
import { library } from '../starter/library.ts'
import { routes } from '../starter/routes.ts'
import type { Step, Told } from '../starter/story.ts'
import { approveTemplate } from './released.ts'
import { runningEngine, type RunningEngine } from './running.ts'

/** Real operations, from a brief to what is live for it; what the overview says is held against what the rows say. */
let on: RunningEngine
let brief = ''
const told: Told = { people: {}, answers: {}, now: new Date() }

/** Steps in their order; what waits for the worker is asked for again. */
const tell = async (steps: readonly Step[]): Promise<void> => {
  for (const { by, operation, input, key } of steps) {
    const asks = () => on.does(by, operation, input(told) as never)
    const answer = await (operation === 'approval.request' ? vi.waitFor(asks, { timeout: 20_000, interval: 50 }) : asks())
    if (key !== undefined) told.answers[key] = answer
  }
}

const overview = async () => {
  // A transaction that is open anywhere on the server holds the sealer back for as long.
  do await on.sealer.settle(on.founded.engine)
  while ((await tailLength({ db: on.db, engine: on.founded.engine })) > 0)
  return on.does('maren', 'overview.show', { clock: 'calendar' })
}

beforeAll(async () => {
  on = await runningEngine({ rooms })
  await tell([...library, ...routes, ...approvals])
  await approveTemplate(on, 'mobile-hero')
  const opened = await on.does('jonna', 'brief.open', {
    title: 'A mobile line for rain',
    goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
    placements: ['mobile-rain'],
    due: '2099-12-01T12:00:00Z',
    hours: 2,
  })
  brief = opened.id
  await on.does('jonna', 'brief.assign', { id: brief, assignee: on.founded.people['tomas'] ?? '' })
  await on.does('tomas', 'family.compose', {
    key: 'mobile-rain',
    name: 'Mobile, rain',
    template: 'mobile-hero',
    slots: {
      headline: { components: ['dry-all-the-way-home', 'made-for-the-17-10-downpour'] },
      image: { components: ['rain-on-granite'] },
      callToAction: { components: ['see-the-shells'] },
    },
    locales: ['en'],
    brief,
  })
  await on.does('aiko', 'placement.save', {
    key: 'mobile-rain',
    name: 'Mobile, rain',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
    holdout: { share: 0 },
  })
  // Drafted before the yes: the standing flow releases what it finds.
  await on.does('tomas', 'campaign.draft', { key: 'mobile-rain', name: 'Mobile, rain', placements: ['mobile-rain'], family: 'mobile-rain', brief })
  await vi.waitFor(() => on.does('tomas', 'approval.request', { subject: { kind: 'family', id: 'mobile-rain' } }), { timeout: 20_000, interval: 50 })
})
afterAll(() => on.stop())

describe('a brief that was answered by real operations', () => {
  it('went live once its family had its yes, and its time is that between the two', async () => {
    const shown = await vi.waitFor(
      async () => {
        await on.sealer.settle(on.founded.engine)
        const answer = await on.does('maren', 'measure.show', { measure: 'flow-time', clock: 'calendar' })
        expect(answer.items).toMatchObject([{ id: brief, title: 'A mobile line for rain', state: 'finished' }])
        return answer
      },
      { timeout: 20_000, interval: 100 },
    )
    const { items: entries } = await on.does('maren', 'journal.list', { object: { type: 'brief', id: brief }, limit: 200 })
    const at = (verb: string) => Date.parse(entries.find((entry) => entry.verb === verb)?.at ?? '')
    expect(shown.items[0]?.value).toBe(at('campaign.released') - at('brief.opened'))
  })

  it('used what had been approved for something else', async () => {
    const { items } = await on.does('maren', 'measure.show', { measure: 'reuse-rate' })
    expect(items).toMatchObject([{ title: 'Mobile, rain', value: 1 }])
  })

  it('leaves a loop whose queues are those of the rows', async () => {
    const { stations, waiting, title } = await overview()
    const station = (stage: string) => stations.find((one) => one.stage === stage)
    const waitingFor = await on.does('maren', 'approval.list', { state: ['waiting'] })
    expect(station('approve')?.waiting).toBe(waitingFor.total)
    expect(station('approve')?.queues.map(({ role }) => role)).toEqual(waitingFor.items.map(({ waitsFor }) => waitsFor))
    expect(station('brief')).toMatchObject({ inHand: 0, next: { to: 'create', n: 1 } })
    expect(station('guard')?.next).toMatchObject({ to: 'approve' })
    expect(station('flow')?.unlit).toBe(false)
    expect(stations.flatMap(({ stage, unlit }) => (unlit ? [stage] : []))).toEqual(['observe', 'learn'])
    expect(waiting.causes.reduce((sum, { ms }) => sum + ms, 0)).toBe(waiting.ms)
    expect(title).toMatch(/^The loop has not closed yet\./)
  })
})

describe('how many briefs there are', () => {
  it('is the same at the station and in their own list', async () => {
    const { items } = await on.does('maren', 'brief.list', { limit: 200 })
    const count = (...states: string[]) => items.filter(({ state }) => states.includes(state)).length
    const [open, proposed] = [count('open', 'assigned', 'inReview'), count('proposed')]
    const station = (await overview()).stations.find(({ stage }) => stage === 'brief')
    expect(station).toMatchObject({ figure: String(open), sentence: proposed > 0 ? `${open} open, ${proposed} proposed` : `${open} open` })
  })
})

describe('what the way of working costs', () => {
  it('is the same on the overview and on the page of drag, and each place opens the items behind it', async () => {
    const drag = await on.does('maren', 'drag.show', { clock: 'calendar' })
    const { waiting } = await overview()
    expect(drag.waiting.held.map(({ stage, cause, items, now }) => ({ stage, cause, items, now }))).toEqual(
      waiting.held.map(({ stage, cause, items, now }) => ({ stage, cause, items, now })),
    )
    expect(drag.place).toEqual(drag.waiting.held[0])
    for (const { cause, stage, step, ms, now } of drag.waiting.held) {
      const of = await on.does('maren', 'drag.show', { clock: 'calendar', cause, stage, ...(step !== undefined && { step }), limit: 200 })
      expect(of.total).toBe(of.items.length)
      expect(of.items.filter((item) => item.waits)).toHaveLength(now)
      // What still waits has waited longer by now.
      expect(of.items.reduce((sum, item) => sum + item.ms, 0)).toBeGreaterThanOrEqual(ms)
    }
    // What is no place is told from one with nothing in it.
    const refusal = await on.refuses('maren', 'drag.show', { stage: 'approve', step: 'nowhere' })
    expect(refusal).toMatchObject({ code: 'notFound', where: [{ path: 'stage' }, { path: 'step', problem: 'nowhere' }] })
    expect(refusal.remedy).toContain(drag.waiting.held[0]?.stage)
    expect(await on.does('maren', 'debt.list', {})).toMatchObject({ items: [], total: 0, fixHours: { known: false } })
  })
})

describe('a signal that standing flows answered', () => {
  it('is measured from its beginning to what is live, in five parts that are those of the journal', async () => {
    const tired = (await on.does('maren', 'component.show', { id: 'dry-all-the-way-home' })).component.id
    const raised = await on.does('maren', 'signal.raise', {
      kind: 'fatigue',
      placement: 'mobile-rain',
      slot: 'headline',
      component: tired,
      since: new Date().toISOString().slice(0, 10),
      statement: 'It does 40 % less for those who have seen its campaign more than twice.',
      evidence: [{ statement: 'Relative fall', value: 0.4 }],
    })
    const answered = await vi.waitFor(
      async () => {
        await on.sealer.settle(on.founded.engine)
        const waiting = (await on.does('maren', 'approval.list', { state: ['waiting'] })).items.find(({ title }) => title.startsWith('Mobile, rain'))
        if (waiting) await on.does('maren', 'approval.judge', { id: waiting.id, hash: waiting.subject.hash, verdict: 'approve' })
        const shown = await on.does('maren', 'measure.show', { measure: 'responsiveness', clock: 'calendar' })
        expect(shown.items).toMatchObject([{ id: raised.id, state: 'finished' }])
        return shown
      },
      { timeout: 25_000, interval: 200 },
    )
    const { items: entries } = await on.does('maren', 'journal.list', { limit: 200 })
    const last = (verb: string) => Date.parse(entries.find((entry) => entry.verb === verb)?.at ?? '')
    const live = last('campaign.released')
    const first = entries.filter(({ verb, objects }) => verb === 'campaign.released' && objects.some(({ id }) => id === tired)).at(-1)
    expect(answered.items[0]?.value).toBe(live - Date.parse(first?.at ?? ''))
    const sizes = Object.fromEntries(answered.measure.parts.map(({ name, size }) => [name, size]))
    expect(sizes['detect']).toBe(Date.parse(raised.raisedAt) - Date.parse(first?.at ?? ''))
    expect(sizes['activate']).toBe(live - Math.max(last('approval.granted') || 0, last('approval.passed') || 0))
    expect(Object.values(sizes).reduce<number>((sum, size = 0) => sum + size, 0)).toBe(answered.items[0]?.value)
    expect((await overview()).title).toMatch(/^The loop has turned once\./)
  })
})
