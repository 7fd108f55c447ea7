import { describe, expect, it, test } from 'vitest'
import type { Engine } from '../people/engine.ts'
import type { LiveRates } from './live-rates.ts'
import { Overview, type OverviewFacts, overviewOf } from './overview.ts'
import { round } from './round.fixture.ts'
import { at, foldAll, hour, type Line, tell } from './story.fixture.ts'
import { aged, inWords } from './words.ts'

const noRates: LiveRates = { decisionsPerSecond: 0, eventsPerSecond: 0, decided: false, observed: false, delivered: 0, refused: 0 }

const engine: Engine = { id: 'eng_1', version: 1, name: 'Test', timeZone: 'UTC', locale: 'en', currency: 'EUR', state: 'open', sample: false }
const facts = (lines: readonly Line[], more: Partial<OverviewFacts> = {}): OverviewFacts => ({
  engine,
  folded: foldAll(tell(lines.toSorted(([a], [b]) => a - b))),
  rates: noRates,
  teams: [{ id: 'A', version: 1, name: 'Studio', people: 9, hours: {} }],
  targets: [],
  briefs: { open: 2, proposed: 1 },
  placements: 2,
  campaigns: 1,
  readers: () => 1,
  ...more,
})
const shown = (lines: readonly Line[], hours: number, more: Partial<OverviewFacts> = {}, days = 7): Overview =>
  // As the faces hand it out: nothing that the schema does not know.
  Overview.parse(overviewOf(facts(lines, more), { days, clock: 'calendar' }, new Date(at(hours))))
/** There is nothing, as on the first day. */
const nothing = { briefs: { open: 0, proposed: 0 }, campaigns: 0 }
const until = (hours: number): Line[] => round(1).filter(([when]) => when <= hours)
const rounds = (many: number): Line[] => Array.from({ length: many }, (_, n) => round(n, n)).flat()

describe('the title', () => {
  test.each<[string, Line[], number]>([
    ['Nothing has gone round yet. Open the first brief.', [], 1],
    ['The loop has not closed yet. 1 item waits, within its limit.', until(8), 9],
    // The step of the route allows sixteen working hours: two days.
    ['The loop has not closed yet. Approve holds it back.', until(8), 58],
    ['The loop has turned once. Nothing waits.', round(1), 30],
    ['The loop has turned twice. Nothing waits.', rounds(2), 30],
    ['The loop turns in 23 hours. Nothing waits.', rounds(6), 30],
    ['The loop turns in 23 hours. Learn holds it back.', [...rounds(7), [1, 'signal.raised', 'signal:x']], 100],
  ])('%s', (title, lines, hours) => expect(shown(lines, hours, lines.length === 0 ? nothing : {}).title).toBe(title))

  it('counts what went round in the window that is asked about', () => {
    expect(shown(round(1), 9 * 24).title).toBe('The loop has not closed yet.')
    expect(shown(round(1), 9 * 24, {}, 28).title).toBe('The loop has turned once. Nothing waits.')
  })
})

describe('the stations', () => {
  const stationsAt = (lines: readonly Line[], hours: number, more: Partial<OverviewFacts> = {}) =>
    Object.fromEntries(shown(lines, hours, more).stations.map((station) => [station.stage, station]))

  it('say what is in hand and what waits, for whom, and since when', () => {
    const { brief, create, approve, guard } = stationsAt([...until(8), ...round(2, 4).filter(([when]) => when <= 8)], 9)
    expect(brief).toMatchObject({ figure: '2', sentence: '2 open, 1 proposed', waiting: 0 })
    expect(create).toMatchObject({ sentence: '0 in hand, 1 waits', queues: [{ team: 'Studio', waiting: 1, late: 0 }] })
    expect(guard).toMatchObject({ sentence: '0 wait, 100 % pass first' })
    expect(approve).toMatchObject({
      sentence: '1 waits, oldest 1 h',
      oldest: { type: 'family', id: 'f1', since: new Date(at(8)).toISOString() },
      queues: [{ step: 'brand', role: 'creativeSteward', waiting: 1, late: 0 }],
    })
  })

  it('say how long it takes to the next, of how many', () => {
    const { brief, create, guard, approve, learn, flow } = stationsAt(rounds(3), 30)
    const next = (station: typeof brief) => station?.next && [station.next.to, station.next.ms / hour, station.next.n]
    expect([brief, create, guard, approve, learn, flow].map(next)).toEqual([
      ['create', 2, 3],
      ['guard', 8, 3],
      ['approve', 6, 3],
      ['decide', 1, 3],
      ['flow', 1, 3],
      ['brief', 2, 3],
    ])
  })

  it('count runs of flows since midnight, one a commit, and the briefs that they opened', () => {
    const run = (hours: number, verb: string, cause: number, flow = 'flow_a'): Line => [hours, verb, 'brief:x', { by: 'flow', flow, cause }]
    const lines = [
      run(20, 'brief.proposed', 1),
      run(25, 'brief.proposed', 2),
      run(25, 'approval.lapsed', 2),
      run(26, 'approval.lapsed', 3),
      run(26, 'campaign.released', 3, 'flow_b'),
    ]
    expect(stationsAt(lines, 30)['flow']).toMatchObject({ figure: '3', sentence: '3 runs today, 1 brief opened' })
    expect(stationsAt(lines, 50)['flow']).toMatchObject({ figure: '0', sentence: '0 runs today', unlit: false })
  })

  it('run on live rates where things are too fast for the journal', () => {
    const rates = {
      ...noRates,
      decisionsPerSecond: 38.2,
      eventsPerSecond: 212,
      decided: true,
      observed: true,
      delivered: 12_480,
      refused: 612,
      exposureMs: 1_100,
      learningMs: 1_800,
      snapshotMs: 4_200,
    }
    const { decide, activate, observe, learn } = stationsAt(round(1), 30, { rates })
    expect(decide).toMatchObject({ figure: '38/s', sentence: '38 a second, 2 placements', traffic: true })
    expect(activate).toMatchObject({ sentence: '1 live, 12,480 sent today, 612 refused', traffic: true, next: { to: 'observe', ms: 1_100 } })
    expect(observe).toMatchObject({ figure: '212/s', traffic: true, next: { to: 'learn', ms: 1_800 } })
    expect(learn).toMatchObject({ sentence: '0 signals want an answer, learned 4 s ago', traffic: false })
  })

  it('are lit for good by the first thing that comes by', () => {
    const lit = (lines: readonly Line[]) => shown(lines, 5_000, nothing).stations.flatMap(({ stage, unlit }) => (unlit ? [] : [stage]))
    expect(lit([])).toEqual([])
    expect(lit(until(0))).toEqual(['learn'])
    expect(lit(round(1))).toEqual(['brief', 'create', 'guard', 'approve', 'decide', 'activate', 'learn', 'flow'])
  })

  it('ask nobody to do what is done: what is there lights them too, and so does what a clearing leaves', () => {
    const stations = (lines: readonly Line[], more: Partial<OverviewFacts>) =>
      shown(lines, 5_000, more).stations.flatMap(({ stage, firstStep }) => (firstStep ? [] : [stage]))
    expect(stations([], { briefs: { open: 0, proposed: 1 }, campaigns: 2 })).toEqual(['brief', 'activate'])
    const cleared: Line = [40, 'engine.cleared', '', { detail: { left: ['s1', 'b1', 'f1', 'k1'] } }]
    expect(stations([...round(1), cleared], nothing)).toEqual(['brief', 'create', 'guard', 'approve', 'decide', 'activate', 'learn'])
    // Made within one moment, it stood nowhere.
    const atOnce = round(1).map(([, ...rest]): Line => [0, ...rest])
    expect(stations([...atOnce, cleared], nothing)).toEqual(expect.arrayContaining(['guard', 'approve', 'activate', 'learn']))
    expect(stations([...round(1), [40, 'engine.cleared', '', { detail: { left: [] } }]], nothing)).toEqual([])
  })
})

describe('what holds it back', () => {
  it('is told largest first, with its remedy and how many could help', () => {
    const { waiting } = shown(until(8), 20)
    expect(waiting.held[0]).toMatchObject({
      title: 'The brand step has one reader',
      sentence: '1 item waiting for a yes at brand.',
      ms: 12 * hour,
      remedy: { sentence: 'Open the queue', stage: 'approve' },
    })
    expect(shown(until(8), 20, { readers: () => 3 }).waiting.held[0]?.title).toBe('Approval waits at brand')
  })

  it('offers nothing to do where nothing waits any more', () => {
    const { held } = shown(round(1), 30).waiting
    expect(held.length).toBeGreaterThan(0)
    for (const place of held) {
      expect(place).toMatchObject({ now: 0, sentence: expect.stringContaining('none does now') as string })
      expect(place.remedy).toBeUndefined()
    }
  })

  it('counts a brief that somebody has among those that went on, never among those that nobody has', () => {
    const assigned: Line[] = [
      [0, 'brief.opened', 'brief:b1'],
      [1, 'brief.opened', 'brief:b2'],
      [4, 'brief.assigned', 'brief:b1 team:A'],
    ]
    const briefs = (lines: readonly Line[]) => shown(lines, 20).waiting.held.find(({ stage }) => stage === 'brief')
    expect(briefs(assigned)).toMatchObject({
      title: 'Nobody has the briefs yet',
      sentence: '1 item open and assigned to nobody; 1 other waited here and went on.',
      items: 2,
      now: 1,
    })
    expect(briefs([...assigned, [5, 'brief.assigned', 'brief:b2 team:A']])).toMatchObject({
      title: 'Briefs waited for somebody with the hours',
      sentence: '2 items waited here; none does now.',
      now: 0,
    })
  })

  it('is said in words while no working hour has passed, and the title does not call it nothing', () => {
    // Saturday noon.
    const saturday = 5 * 24 + 12
    const lines: Line[] = [...round(1), [saturday, 'brief.proposed', 'brief:b9']]
    const told = overviewOf(facts(lines), { days: 7, clock: 'working' }, new Date(at(saturday + 20)))
    expect(told.title).toBe('The loop has turned once. 1 item waits, within its limit.')
    expect(told.waiting.held.find(({ now }) => now > 0)).toMatchObject({
      ms: 0,
      sentence: '1 item proposed and taken on by nobody, outside working time so far; 1 other waited here and went on.',
      remedy: { sentence: 'Take on or close' },
    })
  })

  it('is never added to extra work, of which nothing is known', () => {
    expect(shown(round(1), 30).extraWork).toEqual({ known: false, because: 'no hours of rework or re-entry were recorded' })
  })
})

describe('the lines of the measures', () => {
  it('come with the window before, the change, the target and twelve weeks', () => {
    const week = 7 * 24
    // The week after, the same but for a release three hours later.
    const slower = Array.from({ length: 6 }, (_, n) => round(n + 10, week + n)).flat()
    const lines = [...rounds(6), ...slower.map(([when, verb, ...rest]): Line => [verb === 'campaign.released' ? when + 3 : when, verb, ...rest])]
    const target = { id: 't', version: 1, measure: 'responsiveness', value: 24 * hour }
    const [response] = shown(lines, 2 * week, { targets: [target] }).measures
    expect(response).toMatchObject({ reading: { n: 6 }, before: { known: true }, change: 3 * hour, target: { value: 24 * hour, met: false } })
    expect(response?.weeks.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 6])
    expect(response?.otherClock).toMatchObject({ clock: 'working' })
  })
})

describe('durations in words', () => {
  test.each([
    [31.4 * hour, 'calendar', '31 hours'],
    [hour, 'calendar', '1 hour'],
    [40 * 60_000, 'working', '40 minutes'],
    [100 * hour, 'calendar', '4 days'],
    [100 * hour, 'working', '100 hours'],
    [3_000, 'calendar', '3 seconds'],
  ] as const)('%d by the %s clock is %s', (ms, clock, words) => expect(inWords(ms, clock)).toBe(words))

  test.each([
    [52 * hour, '2 d 4 h'],
    [48 * hour, '2 d'],
    [59 * 60_000 + 59_000, '59 min'],
    [4_200, '4 s'],
  ])('an age of %d ms is %s', (ms, words) => expect(aged(ms)).toBe(words))
})
