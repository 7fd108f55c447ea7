import type { MeasureLine } from '../../steward/Measures/MeasureLines.tsx'
import type { Cause } from '../../steward/Drag/Causes.tsx'
import type { ActorFace } from '../Actor.tsx'
import type { JournalLine } from '../Journal.tsx'
import type { LineageStep } from '../Lineage.tsx'
import type { Station } from '../loop/station.ts'
import type { RibbonPart } from '../Ribbon.tsx'
import type { RouteStep } from '../Route.tsx'
import type { Candidate } from '../sieve/sieve.ts'

/** Made-up facts of the sample brand, for the kit page alone: no screen of the product reads them. */
export const people = {
  maren: { kind: 'person', name: 'Maren Lund', roles: ['owner'] },
  ines: { kind: 'person', name: 'Ines Okafor', roles: ['compliance reviewer'] },
  aiko: { kind: 'person', name: 'Aiko Brandt', roles: ['decision engineer'] },
  tomas: { kind: 'person', name: 'Tomas Reyes', roles: ['contributor'] },
  sander: { kind: 'person', name: 'Sander Vos', roles: ['creative technologist'] },
  writer: { kind: 'agent', name: 'Draft writer', sponsor: 'Tomas Reyes' },
  opener: { kind: 'flow', name: 'signal-opens-brief' },
  goer: { kind: 'flow', name: 'approved-goes-live' },
} as const satisfies Record<string, ActorFace>

export const stations: readonly Station[] = [
  { stage: 'brief', figure: '7', sentence: '7 open, 2 proposed', waiting: 0, late: 0, next: '3.1 h', href: '/briefs' },
  { stage: 'create', figure: '5', sentence: '5 in hand, 3 wait', waiting: 3, late: 0, next: '9.2 h', href: '/library' },
  { stage: 'guard', figure: '0', sentence: '0 wait, 96.2\u00a0% pass first', waiting: 0, late: 0, next: '19.4 h', href: '/guardrails' },
  { stage: 'approve', figure: '9', sentence: '9 wait, oldest 2 d 4 h', waiting: 9, late: 6, next: '2 min', href: '/review' },
  { stage: 'decide', figure: '38/s', sentence: '38 a second, 11 placements', waiting: 0, late: 0, traffic: true, href: '/placements' },
  { stage: 'activate', figure: '4', sentence: '12,480 today, 612 refused', waiting: 0, late: 0, next: '1.1 s', traffic: true, href: '/mailings' },
  { stage: 'observe', figure: '212/s', sentence: '212 events a second', waiting: 0, late: 0, next: '1.8 s', traffic: true, href: '/events' },
  { stage: 'learn', figure: '3', sentence: '3 signals want an answer, learned 4 s ago', waiting: 0, late: 0, next: '2.0 h', href: '/insights' },
  { stage: 'flow', figure: '12', sentence: '12 runs, 3 briefs opened', waiting: 0, late: 0, href: '/flows' },
]

/** The same loop with a queue that no dots can count. */
export const fullStations: readonly Station[] = stations.map((station) =>
  station.stage === 'approve' ? { ...station, waiting: 43, late: 31, sentence: '43 wait, oldest 6 d' } : station,
)

/** The loop before anything was in it: each station says its first step. */
export const unlitStations: readonly Station[] = [
  ['brief', 'Open the first brief'],
  ['create', 'Add components and a template'],
  ['guard', 'Eight guardrails stand ready'],
  ['approve', 'Say whose yes is needed'],
  ['decide', 'Paste the snippet'],
  ['activate', 'Plan the first mailing'],
  ['observe', 'Send the first event'],
  ['learn', 'Waits for outcomes'],
  ['flow', 'Five flows stand ready'],
].map(([stage, sentence]) => ({
  stage: stage as Station['stage'],
  figure: '',
  sentence: sentence ?? '',
  waiting: 0,
  late: 0,
  unlit: true,
  href: '/',
}))

export const turnParts: readonly RibbonPart[] = [
  { name: 'detect', size: 2.1, said: '2.1 h' },
  { name: 'decide', size: 3.4, said: '3.4 h' },
  { name: 'make', size: 9.6, said: '9.6 h' },
  { name: 'approve', size: 22.3, said: '22.3 h', tone: 'held' },
  { name: 'activate', size: 0.6, said: '0.6 h' },
]

export const dragParts: readonly RibbonPart[] = [
  { name: 'approval', size: 38.6, said: '38.6 h', tone: 'held' },
  { name: 'missing input', size: 6.2, said: '6.2 h', tone: 'second' },
  { name: 'hand-off', size: 3.1, said: '3.1 h' },
]

const falling = [36.2, 34.9, 34.6, 33.8, 33.7, 33.1, 32.6, 32, 31.6, 31.4, 30.8, 30.6]
const around = (values: readonly number[], spread: number) => values.map((value) => [value - spread, value + spread] as const)

export const measures: readonly MeasureLine[] = [
  {
    id: 'responsiveness',
    name: 'Responsiveness',
    meaning: 'signal to live, median',
    figure: {
      value: '31.4',
      unit: 'h',
      estimate: { value: 31.4, low: 26.8, high: 37.9 },
      scale: [12, 48],
      range: '26.8 to 37.9',
      before: 36.2,
      course: falling,
      band: around(falling, 3.2),
      change: '−4.8 h',
    },
    target: { said: '≤ 24 h', value: 24, met: false },
    n: '17 signals',
    href: '/measures/responsiveness',
    because: {
      sentence: 'Half of the 17 signals answered in these 7 days were live within 31.4 working hours.',
      formula: 'median(live.at − signal.at) = 31.4 h',
      madeBy: 'measure responsiveness',
      items: [{ name: 'Signal 0412, rain in German', href: '/signals/0412', note: '29 h' }],
    },
  },
  {
    id: 'reuse',
    name: 'Reuse rate',
    meaning: 'made first for something else',
    figure: {
      value: '61.8',
      unit: '%',
      estimate: { value: 61.8, low: 58.9, high: 64.6 },
      scale: [40, 80],
      range: '58.9 to 64.6',
      before: 57.7,
      course: falling.map((value) => 90 - value),
      change: '+4.1 pt',
    },
    target: { said: '≥ 60 %', value: 60, met: true },
    n: '1,104 uses',
    href: '/measures/reuse',
    because: { sentence: '682 of the 1,104 components that were shown this week had been made for another brief.' },
  },
  {
    id: 'errors',
    name: 'Error frequency',
    meaning: 'escaped, for 100 activations',
    figure: { none: 'effective sample 64, needs 100' },
    n: '8 of 572',
    href: '/measures/errors',
    because: { sentence: 'Too few activations to tell.' },
  },
]

export const causes: readonly Cause[] = [
  {
    id: 'claims',
    title: 'The claims step has one reader',
    sentence: '6 of 9 families wait at claims; the oldest since Tuesday 11:10.',
    remedy: 'A second reader would cut the wait from 19.4 to 7.1 h, 5.6 to 9.3, by a dry run over 28 days.',
    said: '38.6 h',
    part: 1,
    held: true,
    link: { label: 'Open the queue', href: '/review' },
  },
  {
    id: 'card',
    title: 'Card 4:5 fails the legal line',
    sentence: '14 variants went back to their makers, all for one slot limit.',
    said: '6.2 h',
    part: 0.16,
    held: false,
    link: { label: 'Open template', href: '/templates/12' },
  },
  {
    id: 'rain',
    title: 'No headline for rain in German',
    sentence: '11.4 % of decisions there fall back to the default.',
    said: '3.1 h',
    part: 0.08,
    held: false,
    link: { label: 'See the brief', href: '/briefs/0423' },
  },
]

export const journal: readonly JournalLine[] = [
  { seq: 88, at: '2026-11-12T14:09:41Z', actor: people.goer, sentence: 'took family 0415 live', href: '/journal/88', cause: 85 },
  { seq: 87, at: '2026-11-12T14:07:12Z', actor: people.aiko, sentence: 'drafted rule 14 for Home hero', href: '/journal/87' },
  { seq: 86, at: '2026-11-12T14:06:50Z', actor: people.writer, sentence: 'proposed 6 headlines for Tomas Reyes', href: '/journal/86' },
  { seq: 85, at: '2026-11-12T14:09:40Z', actor: people.ines, sentence: 'approved family 0415', href: '/journal/85' },
  { seq: 84, at: '2026-11-12T14:02:03Z', actor: people.opener, sentence: 'opened brief 0423 from a gap', href: '/journal/84' },
]

export const gates = ['Eligible', 'Consent, suppression, caps', 'Holdout, exclusion', 'Arbitration']

export const candidates: readonly Candidate[] = [
  { id: 'winter', name: 'Winter commute', href: '/campaigns/winter' },
  { id: 'members', name: 'Members’ week', stopped: { gate: 'Arbitration', because: 'Value 0.84, below 1.31' } },
  { id: 'price', name: 'Price test 11', stopped: { gate: 'Holdout, exclusion', because: 'Holdout: bucket 0.031 is under 0.050' } },
  { id: 'new', name: 'New-in newsletter', stopped: { gate: 'Consent, suppression, caps', because: 'No consent for marketing' } },
  { id: 'gift', name: 'Gift cards', stopped: { gate: 'Consent, suppression, caps', because: 'Cap: 3 of 3 in 7 days' } },
  { id: 'repair', name: 'Trail repair service', stopped: { gate: 'Eligible', because: 'orders > 0 is false: 0 orders' } },
  { id: 'outlet', name: 'Outlet clearance', stopped: { gate: 'Eligible', because: 'country in ["DK", "FI"] is false: DE' } },
]

export const lineage: readonly LineageStep[] = [
  {
    id: '1',
    mark: people.opener,
    at: '2 Nov 06:14',
    thing: 'Brief 0412',
    sentence: 'signal-opens-brief, from a gap: rain, German',
    href: '/briefs/0412',
  },
  {
    id: '2',
    mark: people.writer,
    at: '2 Nov 09:40',
    thing: 'Headline 0217 v3',
    sentence: 'Draft writer for Tomas Reyes, 38 % edited',
    href: '/library/0217',
  },
  {
    id: '3',
    mark: people.sander,
    at: '2 Nov 11:05',
    thing: 'Hero card v12',
    sentence: 'Sander Vos; 34 guardrails, 0 findings',
    href: '/templates/12',
  },
  {
    id: '4',
    mark: people.ines,
    at: '3 Nov 16:22',
    thing: 'Yes to exactly this content',
    sentence: 'Ines Okafor, claims; hash 51d0fa7e',
    href: '/review/51d0fa',
  },
  { id: '5', mark: people.goer, at: '3 Nov 16:24', thing: 'Live at 3 placements', sentence: 'approved-goes-live', href: '/placements' },
  { id: '6', mark: 'decision', at: '14:31:07.412', thing: 'This decision', sentence: 'rule 13, snapshot 87,904', href: '/decisions/dec_01' },
  { id: '7', mark: 'traffic', at: '14:31:08', thing: 'Seen for 2.1 s', sentence: 'exposure, 98 % likely a person', href: '/events/1' },
  { id: '8', mark: 'traffic', at: '14:52:31', thing: 'Order of € 189', sentence: 'joined by decision id', href: '/events/2' },
  { id: '9', mark: 'traffic', at: '14:52:33', thing: 'Learned', sentence: 'snapshot 88,102, 2 s later', href: '/snapshots/88102' },
]

export const routeSteps: readonly RouteStep[] = [
  { id: '1', actor: people.writer, sentence: 'proposed, for Tomas Reyes', when: '10 Nov', state: 'done' },
  { id: '2', actor: people.tomas, sentence: 'edited 38 %, so may not judge it', when: '11 Nov', state: 'done' },
  { id: '3', actor: people.maren, called: 'You, for brand', sentence: '1 of 1 stewards; nobody else may', when: '18 h left', state: 'now' },
  { id: '4', actor: people.ines, sentence: 'claims; 6 families wait there', when: 'next', state: 'ahead', held: true },
  { id: '5', actor: people.goer, sentence: 'takes 54 live at 3 placements', when: 'at once', state: 'ahead' },
]

const hour = 3_600_000
const start = Date.parse('2026-11-11T14:10:00Z')
export const shareTimes = Array.from({ length: 49 }, (_, index) => start + (index * hour) / 2)

const courses: readonly [string, number, number][] = [
  ['Dry all the way home', 0.17, 0.412],
  ['Made for the 17:10 downpour', 0.18, 0.226],
  ['Your coat should not quit first', 0.17, 0.159],
  ['Three layers, one ride', 0.18, 0.101],
  ['The shell that folds to a fist', 0.16, 0.063],
  ['New for autumn', 0.14, 0.039],
]

/** Shares that drift from an even start to where they are now; each time adds up to one. */
export const shareParts = courses.map(([name], part) => ({
  name,
  shares: shareTimes.map((_, time) => {
    const along = (index: number) => {
      const [, a, b] = courses[index] ?? ['', 0, 0]
      return a + (b - a) * (1 / (1 + Math.exp(-(time - 26) / 5))) + 0.006 * Math.sin(time * 0.9 + index)
    }
    const whole = courses.reduce((sum, _course, index) => sum + along(index), 0)
    return along(part) / whole
  }),
}))
