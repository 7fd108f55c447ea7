import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { calendar, workingClock } from '../kernel/clock.ts'
import { dragIn, waitsAt } from './drag.ts'
import { type Folded, stateOf } from './fold.ts'
import type { Item } from './item.ts'
import { type Items, itemsFold } from './items.ts'
import { responsiveness } from './measures/responsiveness.ts'
import { measures } from './measures/index.ts'
import { moves } from './moves.ts'
import { blocked, round } from './round.fixture.ts'
import { at, foldAll, hour, type Line, readAt, tell } from './story.fixture.ts'
import type { Trace } from './trace.ts'

const itemsOf = (folded: Folded): Items => stateOf(folded, itemsFold)
const itemOf = (lines: readonly Line[], id: string): Item => {
  const item = itemsOf(foldAll(tell(lines))).items[id]
  if (!item) throw new Error(`nothing is called ${id}`)
  return item
}
/** "approve/approval 8–12": every stretch and the present standing, in hours. */
const wayOf = ({ stretches, standing }: Item): string[] => {
  const hours = (ms: number) => (ms - at(0)) / hour
  const place = ({ stage, waits }: { stage: string; waits?: string }) => `${stage}${waits ? `/${waits}` : ''}`
  return [
    ...stretches.map((one) => `${place(one)} ${hours(one.since)}–${hours(one.until)}`),
    ...(standing ? [`${place(standing)} ${hours(standing.since)}–`] : []),
  ]
}

describe('the way of an item', () => {
  it('is followed from signal to brief to family, each minute with one cause', () => {
    const lines = round(1)
    expect(wayOf(itemOf(lines, 's1'))).toEqual(['learn/handOff 0–1'])
    expect(wayOf(itemOf(lines, 'b1'))).toEqual(['brief/handOff 1–3', 'brief/capacity 3–4', 'create/handOff 4–5', 'create 5–6'])
    expect(wayOf(itemOf(lines, 'f1'))).toEqual([
      'create 6–6.5',
      'guard/missingInput 6.5–7',
      'guard/handOff 7–8',
      'approve/approval 8–12',
      'create/handOff 12–14',
      'guard/handOff 14–15',
      'approve/approval 15–20',
      'decide/handOff 20–21',
    ])
  })

  const cut = (hours: number): Line[] => round(1).filter(([when]) => when <= hours)
  test.each<[string, Line[], string, string]>([
    ['a signal waits for an answer', cut(0), 's1', 'learn/handOff 0–'],
    ['a proposal waits to be taken on', cut(1), 'b1', 'brief/handOff 1–'],
    ['an accepted brief waits for somebody with hours', cut(3), 'b1', 'brief/capacity 3–'],
    ['a brief that somebody has is in hand once work has begun', cut(5), 'b1', 'create 5–'],
    ['what preflight blocks lacks something', [...cut(6), [7, 'family.preflighted', 'family:f1', blocked]], 'f1', 'create/missingInput 7–'],
    ['what waits for a yes waits at its step', cut(8), 'f1', 'approve/approval 8–'],
    ['what is approved waits to be released', cut(20), 'f1', 'decide/handOff 20–'],
    [
      'a preflight beside a waiting approval moves nothing',
      [...cut(8), [9, 'family.preflighted', 'family:f1', blocked]],
      'f1',
      'approve/approval 8–',
    ],
    ['a pass by rule is a yes', [...cut(8), [8, 'approval.passed', 'approval:a1 family:f1', { by: 'flow' }]], 'f1', 'decide/handOff 8–'],
    [
      'a brief stands in its own place again when its content is retired',
      [...cut(8), [9, 'family.retired', 'family:f1']],
      'b1',
      'create/missingInput 9–',
    ],
    ['what changes after it was live goes round once more', [...round(1), [30, 'family.changed', 'family:f1']], 'f1', 'create 30–'],
    [
      'a recombined family is the new one',
      [[0, 'family.recombined', 'family:f1 family:f2', { detail: { from: 'f1', to: 'f2' } }]],
      'f2',
      'create 0–',
    ],
  ])('%s', (_, lines, id, last) => expect(wayOf(itemOf(lines, id)).at(-1)).toBe(last))

  it('leads through the steps of a route, each with the role that it waits for', () => {
    const steps = [
      { label: 'brand', role: 'creativeSteward', withinHours: 24, clock: 'working' },
      { label: 'claims', role: 'complianceReviewer', withinHours: 48, clock: 'working' },
    ]
    const lines: Line[] = [
      [0, 'approval.requested', 'approval:a1 family:f1', { detail: { steps } }],
      [2, 'approval.judged', 'approval:a1 family:f1', { detail: { verdict: 'approve', step: 'brand' } }],
    ]
    expect(itemOf(lines.slice(0, 1), 'f1').standing).toMatchObject({ step: 'brand', role: 'creativeSteward', withinHours: 24, since: at(0) })
    expect(itemOf(lines, 'f1').standing).toMatchObject({ step: 'claims', role: 'complianceReviewer', withinHours: 48, since: at(2) })
  })

  it('ends for everything of a brief that is closed', () => {
    const lines: Line[] = [...cut(8), [9, 'brief.closed', 'brief:b1']]
    expect([itemOf(lines, 'b1').ended, itemOf(lines, 'f1').ended]).toEqual([at(9), at(9)])
    expect(wayOf(itemOf(lines, 'f1')).at(-1)).toBe('approve/approval 8–9')
  })

  it('knows an approval of another kind by what it is about, and ends with its yes', () => {
    const lines: Line[] = [
      [0, 'approval.requested', 'approval:a1 blueprint:p1'],
      [3, 'approval.granted', 'approval:a1 blueprint:p1'],
    ]
    expect(itemOf(lines, 'p1')).toMatchObject({ type: 'blueprint', ended: at(3) })
  })

  it('is forgotten half a year after its end, not before', () => {
    const weeks = (count: number) => count * 7 * 24
    const later = (hours: number): Line[] => [...round(1), ...Array.from({ length: 5_000 }, (): Line => [hours, 'person.invited', ''])]
    expect(itemsOf(foldAll(tell(later(weeks(25))))).items['f1']).toBeDefined()
    const state = itemsOf(foldAll(tell(later(weeks(27)))))
    expect(Object.keys(state.items)).toEqual([])
    expect(Object.keys(state.of)).toEqual([])
  })

  it('begins anew when the sample is cleared', () => {
    const folded = foldAll(tell([...round(1), [40, 'engine.cleared', 'engine:e1']]))
    expect(itemsOf(folded).items).toEqual({})
    expect(folded.seq).toBe(19)
  })
})

describe('the answer to a signal', () => {
  const raised = (hours: number, about = ''): Line => [hours, 'signal.raised', `signal:s1 ${about}`]
  const released = (hours: number, objects: string): Line => [hours, 'campaign.released', `campaign:k1 ${objects}`]
  const read = (lines: Line[]) => readAt(responsiveness, foldAll(tell(lines)), 0, 20)

  test.each<[string, Line[]]>([
    ['was live before the brief and the signal were heard of', [released(1, 'brief:b1 family:f2 signal:s1'), raised(2, 'brief:b1')]],
    [
      'was live before it was raised, though an approval named it earlier',
      [[0, 'family.changed', 'approval:a1 signal:s1'], released(1, 'brief:b1 family:f2'), raised(2, 'brief:b1')],
    ],
    ['was live before its brief took the signal up', [released(1, 'brief:b1 family:f2'), raised(2), [3, 'signal.answered', 'signal:s1 brief:b1']]],
    ['was live before it was named beside the signal', [released(1, 'family:f2'), raised(2), [3, 'family.preflighted', 'family:f2 signal:s1']]],
  ])('is nothing that %s', (_, lines) => expect(read(lines)).toMatchObject({ n: 0, open: 1, behind: [{ id: 's1', state: 'open' }] }))

  test.each<[string, Line]>([
    ['of what was live before', released(7, 'family:f2')],
    ['of anything else for the brief', released(7, 'family:f3 brief:b1')],
  ])('is the first release %s after it was raised', (_, last) => {
    const lines: Line[] = [
      released(1, 'family:f2 brief:b1'),
      raised(2),
      [3, 'signal.answered', 'signal:s1 brief:b1'],
      [4, 'family.changed', 'family:f2'],
    ]
    expect(read([...lines, last])).toMatchObject({ n: 1, open: 0, behind: [{ id: 's1', state: 'finished', value: 5 * hour }] })
  })

  it('is the next round of what was live before, where no brief stands behind it', () => {
    const lines: Line[] = [released(1, 'family:f2'), raised(2), [3, 'family.preflighted', 'family:f2 signal:s1'], [4, 'family.changed', 'family:f2']]
    expect(read([...lines, released(7, 'family:f2')])).toMatchObject({ n: 1, open: 0, behind: [{ state: 'finished', value: 5 * hour }] })
  })

  it('stays the round that answered it when that goes round once more', () => {
    const lines: Line[] = [raised(2), [3, 'family.composed', 'family:f2 signal:s1'], released(4, 'family:f2'), [5, 'family.changed', 'family:f2']]
    expect(read([...lines, released(7, 'family:f2')])).toMatchObject({ n: 1, open: 0, behind: [{ state: 'finished', value: 2 * hour }] })
  })
})

describe('drag', () => {
  it('adds each hour of waiting to one cause', () => {
    const items = Object.values(itemsOf(foldAll(tell(round(1)))).items)
    const { waiting, extraWork } = dragIn(items, { from: at(-10), to: at(30) }, calendar)
    expect(Object.fromEntries(waiting.causes.map(({ cause, ms }) => [cause, ms / hour]))).toEqual({
      approval: 9,
      handOff: 9,
      capacity: 1,
      missingInput: 0.5,
    })
    expect(waiting.ms / hour).toBe(19.5)
    expect(waiting.held[0]).toMatchObject({ cause: 'approval', stage: 'approve', step: 'brand', ms: 9 * hour, items: 1, now: 0 })
    expect(extraWork.known).toBe(false)
  })

  it('counts what still waits up to now, and only what lies in the window', () => {
    const items = Object.values(itemsOf(foldAll(tell(round(1).filter(([hours]) => hours <= 8)))).items)
    const { waiting } = dragIn(items, { from: at(10), to: at(13) }, calendar)
    expect(waiting.held).toEqual([
      { cause: 'approval', stage: 'approve', step: 'brand', role: 'creativeSteward', ms: 3 * hour, items: 1, now: 1, oldest: at(8) },
    ])
  })
})

/** Any journal at all: verbs and objects as they fall, in an order that time allows. */
const anyJournal = fc
  .array(
    fc.record({
      verb: fc.constantFrom(...moves.map(({ verb }) => verb), 'campaign.paused', 'approval.commented', 'component.approved', 'brief.other'),
      ids: fc.array(
        fc.constantFrom(
          'signal:s1',
          'signal:s2',
          'brief:b1',
          'brief:b2',
          'family:f1',
          'family:f2',
          'family:f3',
          'approval:a1',
          'approval:a2',
          'campaign:k1',
          'component:c1',
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      passed: fc.nat(3),
      wait: fc.integer({ min: 0, max: 40 }),
      team: fc.constantFrom('A', 'B', undefined),
    }),
    { maxLength: 60 },
  )
  .map((entries) => {
    let hours = 0
    return tell(
      entries.map(({ verb, ids, wait, team, passed: some }): Line => {
        hours += wait / 4
        const detail = {
          verdict: 'approve',
          step: 'brand',
          steps: [{ label: 'brand', role: 'creativeSteward', withinHours: 4 }],
          combinations: 3,
          passed: some,
          blocked: 3 - some,
          unmeasured: 0,
          to: 'f3',
        }
        return [hours, verb, ids.join(' '), { detail, ...(team !== undefined && { team }) }]
      }),
    )
  })

describe('whatever the journal holds', () => {
  it('the five parts of every answer add up exactly, by either clock, and none is negative', () => {
    const working = workingClock('Europe/Berlin')
    fc.assert(
      fc.property(anyJournal, (traces) => {
        const folded = foldAll(traces)
        for (const clock of [calendar, working]) {
          // One window for each moment at which something went live, so that the means of its parts are those of few.
          for (const live of new Set(traces.filter(({ verb }) => verb === 'campaign.released').map(({ at: when }) => (when - at(0)) / hour))) {
            const { n, parts, behind } = readAt(responsiveness, folded, live - 0.1, live, clock)
            const whole = behind.reduce((sum, { state, value = 0 }) => (state === 'finished' ? sum + value : sum), 0)
            const sizes = parts.map(({ size = Number.NaN }) => size)
            expect(Math.round(sizes.reduce((sum, size) => sum + size * n, 0))).toBe(whole)
            for (const size of sizes) expect(size).toBeGreaterThanOrEqual(0)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('nothing took less than no time', () => {
    fc.assert(
      fc.property(anyJournal, (traces) => {
        const folded = foldAll(traces)
        for (const record of measures) for (const { value = 0 } of readAt(record, folded, -1, 1_000).behind) expect(value).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 400 },
    )
  })

  it('no two stretches of an item overlap, and the causes of waiting add up to the whole', () => {
    fc.assert(
      fc.property(anyJournal, (traces) => {
        const items = Object.values(itemsOf(foldAll(traces)).items)
        for (const { stretches, standing } of items) {
          const all = [...stretches, ...(standing ? [{ ...standing, until: Infinity }] : [])]
          all.forEach((stretch, index) => {
            expect(stretch.until).toBeGreaterThan(stretch.since)
            expect(stretch.since).toBeGreaterThanOrEqual(all[index - 1]?.until ?? -Infinity)
          })
        }
        const { waiting } = dragIn(items, { from: at(3), to: at(60) }, calendar)
        expect(waiting.causes.reduce((sum, { ms }) => sum + ms, 0)).toBe(waiting.ms)
        expect(waiting.held.reduce((sum, { ms }) => sum + ms, 0)).toBe(waiting.ms)
        for (const place of waiting.held) {
          const behind = waitsAt(items, place, { from: at(3), to: at(60) }, calendar)
          expect(behind.reduce((sum, { ms }) => sum + ms, 0)).toBe(place.ms)
          expect(behind.length).toBeGreaterThanOrEqual(place.items)
          expect(behind.filter(({ standing }) => standing)).toHaveLength(place.now)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('folding on from a bookmark comes to the same as folding from the beginning', () => {
    fc.assert(
      fc.property(anyJournal, fc.nat(), (traces, where) => {
        const cut = where % (traces.length + 1)
        const bookmark = JSON.parse(JSON.stringify(foldAll(traces.slice(0, cut)))) as Folded
        // Reading a part again, as after a crash, changes nothing.
        const resumed = foldAll(traces.slice(Math.max(0, cut - 3)), bookmark)
        expect(JSON.parse(JSON.stringify(resumed))).toEqual(JSON.parse(JSON.stringify(foldAll(traces))))
      }),
      { numRuns: 300 },
    )
  })

  it('what an item comes to does not depend on what lies between its entries', () => {
    const apart = tell([...round(1), ...round(2, 3), ...round(3, 40)])
    const owner = (trace: Trace): string =>
      Object.values(trace.objects)
        .flat()
        .find((id) => /\d$/.test(id) && id !== 'p1')
        ?.slice(-1) ?? ''
    const byOwner = ['1', '2', '3'].map((n) => apart.filter((trace) => owner(trace) === n))
    const said = (traces: readonly Trace[]) => {
      const folded = foldAll(traces.map((trace, index) => ({ ...trace, seq: index + 1 })))
      const readings = measures.map((record) => {
        const { behind, ...reading } = readAt(record, folded, 0, 100)
        return { ...reading, behind: behind.map((one) => JSON.stringify(one)).sort() }
      })
      return { items: itemsOf(folded).items, readings }
    }
    const plain = said(apart)
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(2)), (choices) => {
        const queues = byOwner.map((traces) => [...traces])
        const mixed: Trace[] = []
        for (const choice of choices) {
          const next = queues[choice]?.shift() ?? queues.find(({ length }) => length > 0)?.shift()
          if (!next) break
          mixed.push(next)
        }
        expect(said(mixed)).toEqual(plain)
      }),
      { numRuns: 50 },
    )
  })
})
