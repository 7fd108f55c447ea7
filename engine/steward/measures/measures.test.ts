import { describe, expect, it, test } from 'vitest'
import { blocked, round } from '../round.fixture.ts'
import { at, foldAll, hour, type Line, readAt, tell } from '../story.fixture.ts'
import { errorFrequency } from './error-frequency.ts'
import { flowTime } from './flow-time.ts'
import { handOffs } from './hand-offs.ts'
import { learningSpeed } from './learning-speed.ts'
import { responsiveness } from './responsiveness.ts'
import { reuseRate } from './reuse-rate.ts'

/** `many` rounds, each an hour after the one before. */
const rounds = (many: number, from = 0): Line[] => inOrder(Array.from({ length: many }, (_, n) => round(n + 1, from + n)).flat())
const inOrder = (lines: Line[]): Line[] => lines.toSorted(([a], [b]) => a - b)
/** A signal that is answered so many hours after it was raised, and nothing else. */
const answered = (n: number, hours: number): Line[] => [
  [0, 'signal.raised', `signal:s${n}`],
  [0, 'brief.opened', `brief:b${n} signal:s${n}`],
  [hours, 'campaign.released', `campaign:k${n} family:f${n} brief:b${n}`],
]
const open = (n: number): Line => [0, 'signal.raised', `signal:o${n}`]

describe('responsiveness', () => {
  it('is told part by part from the first signal on; an estimate takes six', () => {
    const reading = readAt(responsiveness, foldAll(tell(round(1))), 0, 30)
    expect(reading.parts.map(({ name, size = 0 }) => [name, size / hour])).toEqual([
      ['detect', 2],
      ['decide', 3],
      ['make', 8],
      ['approve', 9],
      ['activate', 1],
    ])
    expect(reading).toMatchObject({ n: 1, open: 0, figure: { known: false, gathering: { have: 1, need: 6 } } })
    expect(reading.behind).toEqual([{ type: 'signal', id: 's1', at: expect.any(Number), value: 23 * hour, state: 'finished' }])
  })

  it('is the median with the interval of order statistics, p85 and mean', () => {
    const lines = inOrder([1, 2, 3, 4, 5, 6, 17].flatMap((hours, n) => answered(n, hours)))
    const { figure, n } = readAt(responsiveness, foldAll(tell(lines)), 0, 30)
    expect(n).toBe(7)
    expect(figure).toMatchObject({ known: true, value: 4 * hour, low: hour, high: 17 * hour, p85: 6 * hour, method: 'order statistics' })
    expect(figure.known && figure.mean).toBeCloseTo((38 / 7) * hour, 3)
  })

  it('counts open signals as at least so long once they are more than a fifth', () => {
    const lines = inOrder([1, 2, 3, 4, 5, 6].flatMap((hours, n) => answered(n, hours)))
    const few = readAt(responsiveness, foldAll(tell([open(1), ...lines])), 0, 30)
    expect([few.open, few.figure.known && few.figure.value]).toEqual([1, 3.5 * hour])
    const many = readAt(responsiveness, foldAll(tell([open(1), open(2), ...lines])), 0, 30)
    // 8 at risk: after four answers one half is left.
    expect([many.open, many.figure.known && many.figure.value]).toEqual([2, 4 * hour])
    const most = readAt(responsiveness, foldAll(tell([...[1, 2, 3, 4, 5, 6, 7].map(open), ...lines])), 0, 30)
    expect(most.figure).toMatchObject({ known: false, because: 'more than half are still open', atLeast: 6 * hour })
  })

  it('sets aside what was answered with nothing, or with a brief that was closed', () => {
    const lines: Line[] = [
      open(1),
      open(2),
      [1, 'brief.opened', 'brief:b2 signal:o2'],
      [2, 'signal.answered', 'signal:o1'],
      [3, 'brief.closed', 'brief:b2'],
    ]
    expect(readAt(responsiveness, foldAll(tell(lines)), 0, 30)).toMatchObject({ n: 0, open: 0, setAside: 2 })
    expect(readAt(responsiveness, foldAll(tell(lines)), 0, 2.5)).toMatchObject({ n: 0, open: 1, setAside: 1 })
  })

  it('sets aside what lapsed before anybody answered it', () => {
    expect(readAt(responsiveness, foldAll(tell([open(1), [2, 'signal.lapsed', 'signal:o1']])), 0, 30)).toMatchObject({ n: 0, open: 0, setAside: 1 })
  })

  it('forgets what was withdrawn, though it was answered: its loop never turned', () => {
    const lines: Line[] = [...inOrder([...answered(1, 2), ...answered(2, 2)]), [5, 'signal.withdrawn', 'signal:s1']]
    expect(readAt(responsiveness, foldAll(tell(lines)), 0, 30)).toMatchObject({ n: 1, behind: [{ id: 's2' }] })
  })

  it('tells of what is open how long it has been so', () => {
    expect(readAt(responsiveness, foldAll(tell([open(1)])), 0, 30).behind).toEqual([
      { type: 'signal', id: 'o1', at: at(0), value: 30 * hour, state: 'open' },
    ])
  })

  it('keeps the answer when what gave it goes round once more', () => {
    const lines: Line[] = [
      open(1),
      [1, 'family.composed', 'family:f1 signal:o1'],
      [5, 'campaign.released', 'campaign:k1 family:f1'],
      [6, 'family.changed', 'family:f1'],
    ]
    for (const upTo of [3, 4]) expect(readAt(responsiveness, foldAll(tell(lines.slice(0, upTo))), 0, 30)).toMatchObject({ n: 1, open: 0 })
    expect(readAt(responsiveness, foldAll(tell([...round(1), [30, 'family.changed', 'family:f1']])), 0, 40)).toMatchObject({
      n: 1,
      parts: [{ size: 2 * hour }, { size: 3 * hour }, { size: 8 * hour }, { size: 9 * hour }, { size: hour }],
    })
  })

  it('reads a week of the past as it was then', () => {
    const folded = foldAll(tell(rounds(8)))
    expect(readAt(responsiveness, folded, 0, 24.5)).toMatchObject({ n: 4, open: 4 })
    expect(readAt(responsiveness, folded, 24.5, 60)).toMatchObject({ n: 4, open: 0 })
  })
})

test('flow time runs from taking on to live, and open briefs count as open', () => {
  const reading = readAt(flowTime, foldAll(tell([...rounds(6), [50, 'brief.opened', 'brief:b9']])), 0, 60)
  expect(reading).toMatchObject({ n: 6, open: 1, figure: { known: true, value: 18 * hour, low: 18 * hour, high: 18 * hour } })
})

test('flow time leaves out what nobody took on: a proposal that waits, and one that flows took live', () => {
  const flow = { by: 'flow' as const }
  const live = (n: number, hours: number): Line[] => [
    [hours, 'family.recombined', `family:f${n} brief:b${n}`, { ...flow, detail: { to: `f${n}` } }],
    [hours + 1, 'campaign.released', `campaign:k${n} family:f${n} brief:b${n}`, flow],
  ]
  const lines: Line[] = [
    [1, 'brief.proposed', 'brief:b1', flow],
    [1, 'brief.proposed', 'brief:b2', flow],
    [1, 'brief.proposed', 'brief:b3', flow],
    [1, 'brief.proposed', 'brief:b4', flow],
    ...live(2, 2),
    [4, 'brief.accepted', 'brief:b3'],
    [5, 'brief.accepted', 'brief:b2'],
    ...live(3, 6),
    [8, 'brief.accepted', 'brief:b4'],
  ]
  const { n, open: under, behind } = readAt(flowTime, foldAll(tell(lines)), 0, 10)
  expect([n, under]).toEqual([1, 1])
  expect(behind.map(({ id, state, value = 0 }) => [id, state, value / hour])).toEqual([
    ['b3', 'finished', 3],
    ['b4', 'open', 2],
  ])
})

describe('learning speed', () => {
  const shown = (hours: number, n: number): Line => [hours, 'campaign.released', `campaign:k${n} family:g${n} component:c${n}`]
  const noticed = (hours: number, n: number, kind: string): Line => [
    hours,
    'signal.raised',
    `signal:s${n} component:c${n}`,
    { detail: { kind, since: '2026-11-02' } },
  ]

  it('counts nothing as learned that was withdrawn', () => {
    const lines: Line[] = [shown(1, 1), shown(1, 2), noticed(2, 1, 'fatigue'), noticed(2, 2, 'fatigue'), [3, 'signal.withdrawn', 'signal:s1']]
    expect(readAt(learningSpeed, foldAll(tell(lines)), 0, 30).behind.map(({ id }) => id)).toEqual(['s2'])
  })

  it('runs from the first showing of a component to the showing of what answers the signal about it', () => {
    const six = [1, 2, 3, 4, 5, 6].flatMap((n): Line[] => [
      shown(n, n),
      noticed(20, n, 'fatigue'),
      [30, 'brief.proposed', `brief:b${n} signal:s${n}`, { by: 'flow' }],
      [40, 'campaign.released', `campaign:x${n} family:f${n} brief:b${n} component:new${n}`],
    ])
    const reading = readAt(learningSpeed, foldAll(tell(inOrder([...six, shown(0, 9)]))), 0, 672)
    // Shown after 1 to 6 hours, answered after 40: 34 to 39; a component about which nothing was learned is none.
    expect(reading).toMatchObject({ n: 6, open: 0, figure: { known: true, value: 36.5 * hour, low: 34 * hour, high: 39 * hour } })
    expect(reading.parts[0]).toMatchObject({ name: 'learned in four weeks', n: 6, figure: { known: true, value: 6 } })
  })

  it('counts a winner as applied once it is shown again, and asks nobody to answer it', () => {
    const lines = [shown(1, 1), noticed(5, 1, 'winner'), [9, 'campaign.released', 'campaign:x family:f9 component:c1'] satisfies Line]
    const before = foldAll(tell(lines.slice(0, 2)))
    expect(readAt(learningSpeed, before, 0, 20)).toMatchObject({ n: 0, open: 1 })
    expect(readAt(responsiveness, before, 0, 20)).toMatchObject({ n: 0, open: 0 })
    expect(readAt(learningSpeed, foldAll(tell(lines)), 0, 20)).toMatchObject({ n: 1, open: 0, behind: [{ value: 8 * hour }] })
  })

  it('counts what an experiment found, “no effect” too, and as applied once the better component is released again', () => {
    const recorded = (hours: number, n: number, conclusion: string): Line => [
      hours,
      'learning.recorded',
      `experiment:e${n} component:c${n}`,
      { detail: { conclusion, started: new Date(at(2)).toISOString() } },
    ]
    const lines = [
      shown(1, 1),
      recorded(8, 1, 'better'),
      recorded(9, 2, 'noEffect'),
      [12, 'campaign.released', 'campaign:x family:f9 component:c1'] satisfies Line,
    ]
    const before = readAt(learningSpeed, foldAll(tell(lines.slice(0, 3))), 0, 20)
    expect(before).toMatchObject({ n: 0, open: 1 })
    expect(before.parts[0]).toMatchObject({ name: 'learned in four weeks', n: 2 })
    expect(readAt(learningSpeed, foldAll(tell(lines)), 0, 20)).toMatchObject({
      n: 1,
      open: 0,
      behind: [{ value: 10 * hour }, { id: 'e2', state: 'setAside' }],
    })
    expect(readAt(responsiveness, foldAll(tell(lines)), 0, 20)).toMatchObject({ n: 0, open: 0 })
  })

  it('takes the beginning of a signal from its day, but never from before its component was live or its placement there', () => {
    const detect = (lines: Line[]) => readAt(responsiveness, foldAll(tell(lines)), 0, 40).parts[0]?.size
    const answer = (n: number): Line[] => [
      [30, 'campaign.released', `campaign:x family:f${n} signal:s${n}`],
      [31, 'signal.answered', `signal:s${n}`],
    ]
    expect(detect([shown(16, 1), noticed(20, 1, 'fatigue'), [21, 'family.composed', 'family:f1 signal:s1'], ...answer(1)])).toBe(4 * hour)
    const gap: Line = [20, 'signal.raised', 'signal:s1 placement:p1', { detail: { kind: 'gap', since: '2026-11-02' } }]
    expect(detect([[13, 'placement.made', 'placement:p1'], gap, [21, 'family.composed', 'family:f1 signal:s1'], ...answer(1)])).toBe(7 * hour)
    expect(detect([noticed(20, 1, 'fatigue'), [21, 'family.composed', 'family:f1 signal:s1'], ...answer(1)])).toBe(20 * hour)
  })
})

describe('hand-offs', () => {
  it('are changes of team on the way to live, with how long things lay between', () => {
    const reading = readAt(handOffs, foldAll(tell(rounds(6))), 0, 60)
    // A to B, back to A, to B again, to C: four for each of six, with waits of 4, 2, 5 and 1 hours; two went back to where they came from.
    expect(reading).toMatchObject({ n: 6, of: 24, figure: { known: true, value: 4 } })
    expect(reading.parts[0]).toMatchObject({ name: 'wait', n: 24, figure: { known: true, value: 3 * hour } })
    expect(reading.parts[1]).toMatchObject({ name: 'there and back', n: 12, figure: { known: true, value: 2 } })
  })

  it('leave out agents, flows, and who is of no team', () => {
    const lines: Line[] = [
      [0, 'brief.opened', 'brief:b1', { team: 'A' }],
      [1, 'family.composed', 'family:f1 brief:b1', { by: 'agent' }],
      [2, 'approval.requested', 'approval:a1 family:f1 brief:b1', { by: 'flow' }],
      [3, 'approval.granted', 'approval:a1 family:f1 brief:b1', {}],
      [4, 'campaign.released', 'campaign:k1 family:f1', { team: 'A' }],
    ]
    expect(readAt(handOffs, foldAll(tell(lines)), 0, 10)).toMatchObject({ n: 1, of: 0 })
  })

  it('follow a family to its brief when that is said late', () => {
    const lines: Line[] = [
      [0, 'brief.opened', 'brief:b1', { team: 'A' }],
      [1, 'family.composed', 'family:f1', { team: 'B' }],
      [2, 'family.changed', 'family:f1', { team: 'C' }],
      [3, 'approval.requested', 'approval:a1 family:f1 brief:b1', { team: 'C' }],
      [4, 'campaign.released', 'campaign:k1 family:f1', { team: 'A' }],
    ]
    // B to C on the family; then, on the brief, A to C and C to A.
    expect(readAt(handOffs, foldAll(tell(lines)), 0, 10)).toMatchObject({ n: 1, of: 3 })
  })
})

describe('error frequency', () => {
  const lines: Line[] = [
    ...rounds(10),
    [60, 'campaign.paused', 'campaign:k1 family:f1', {}],
    [61, 'approval.returned', 'approval:z2 family:f2', { detail: { veto: true } }],
  ]

  it('is what had to be taken back, for a hundred activations', () => {
    const reading = readAt(errorFrequency, foldAll(tell(inOrder(lines))), 0, 70)
    expect(reading).toMatchObject({ n: 2, of: 10, figure: { known: true, value: 20, method: 'Garwood, exact Poisson' } })
    expect(reading.behind.map(({ id }) => id).sort()).toEqual(['f1', 'f2'])
  })

  it('comes with the return rate, and with what passed at once by stage', () => {
    const { parts } = readAt(errorFrequency, foldAll(tell(inOrder(lines))), 0, 70)
    const values = Object.fromEntries(parts.map(({ name, figure }) => [name, figure.known ? figure.value : figure.because]))
    // Each of ten was returned once and granted once; a veto after the yes is an error, not a return.
    expect(values).toEqual({
      'return rate': 0.5,
      'first pass: guard': 1,
      'first pass: approve': 0,
      'first pass: activate': 0.8,
      'first pass: rolled': 0,
    })
  })

  it('has no figure before there were ten activations', () => {
    expect(readAt(errorFrequency, foldAll(tell(rounds(9))), 0, 70).figure).toMatchObject({ known: false, gathering: { have: 9, need: 10 } })
  })

  it('counts a family that preflight blocked at first as not passed, however often it passes later', () => {
    const one: Line[] = [
      [0, 'family.composed', 'family:f1'],
      [1, 'family.preflighted', 'family:f1', blocked],
      [2, 'family.preflighted', 'family:f1', { detail: { combinations: 4, passed: 4, unmeasured: 0 } }],
    ]
    const many = inOrder(Array.from({ length: 10 }, (_, n) => one.map(([h, verb, , more = {}]): Line => [h, verb, `family:f${n}`, more])).flat())
    const { parts } = readAt(errorFrequency, foldAll(tell(many)), 0, 5)
    expect(parts[1]).toMatchObject({ name: 'first pass: guard', n: 10, figure: { known: true, value: 0 } })
  })
})

describe('reuse rate', () => {
  const approved = (family: string, components: string): Line => [1, 'component.approved', `approval:a${family} family:${family} ${components}`]
  const released = (hours: number, family: string, components: string, places = 'placement:p1'): Line => [
    hours,
    'campaign.released',
    `campaign:k${family} family:${family} ${components} ${places}`,
  ]
  const six = 'component:c1 component:c2 component:c3 component:c4 component:c5 component:c6'

  it('is uses of what was made first for something else, by placement', () => {
    // Ten uses: six for what they were made for; then two at two placements each, for something else.
    const lines = [approved('f1', six), released(2, 'f1', six), released(3, 'f2', 'component:c1 component:c2', 'placement:p1 placement:p2')]
    const reading = readAt(reuseRate, foldAll(tell(lines)), 0, 10)
    expect(reading).toMatchObject({ n: 10, figure: { known: true, value: 0.4, method: 'Wilson' } })
    expect(reading.behind.map(({ id, value, of }) => [id, value, of])).toEqual([
      ['f1', 0, 6],
      ['f2', 1, 4],
    ])
    // What moved it is found behind it: their uses add up to n.
    expect(reading.behind.reduce((sum, { of = 0 }) => sum + of, 0)).toBe(reading.n)
  })

  it('counts families of one brief as one deliverable', () => {
    const lines: Line[] = [
      [0, 'family.composed', 'family:f1 brief:b1'],
      [0, 'family.composed', 'family:f2 brief:b1'],
      approved('f1', six),
      released(2, 'f1', six),
      released(3, 'f2', six),
    ]
    expect(readAt(reuseRate, foldAll(tell(lines)), 0, 10).figure).toMatchObject({ known: true, value: 0 })
  })

  it('counts amended content as a new version, and other tags as the same', () => {
    const amended = (after: string): Line => [2, 'component.amended', 'component:c1', { detail: { before: 'x', after } }]
    const uses = (change: Line) => [
      approved('f1', 'component:c1'),
      change,
      ...Array.from({ length: 10 }, (_, n) => released(3 + n, `g${n}`, 'component:c1')),
    ]
    expect(readAt(reuseRate, foldAll(tell(uses(amended('x')))), 0, 20).figure).toMatchObject({ value: 1 })
    expect(readAt(reuseRate, foldAll(tell(uses(amended('y')))), 0, 20).figure).toMatchObject({ value: 0 })
  })

  it('names the share of what lies unused for ninety days', () => {
    const ten = Array.from({ length: 10 }, (_, n) => `component:c${n}`).join(' ')
    const lines = [approved('f1', ten), released(2, 'f1', 'component:c1 component:c2 component:c3'), released(2_300, 'f1', 'component:c4')]
    const unusedAt = (hours: number) => readAt(reuseRate, foldAll(tell(lines)), 0, hours).parts[0]
    expect(unusedAt(2_150)).toMatchObject({ n: 0, figure: { known: false } })
    expect(unusedAt(2_200)).toMatchObject({ n: 10, figure: { known: true, value: 0.7 } })
    expect(unusedAt(2_400)).toMatchObject({ n: 10, figure: { known: true, value: 0.6 } })
  })
})
