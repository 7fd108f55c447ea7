import { z } from 'zod'
import { Evidence } from '../brief/brief.ts'
import { Entity, noun } from '../kernel/noun.ts'

/** fatigue: a component wears off.  gap: nothing good to show where something is asked for.  winner: one is probably the best.  drift: what was learned no longer holds.  guardrail: a component surely makes worse what must not get worse.  expiry: what is live may soon be shown no more.  anomaly: what is counted is not as it should be, or suddenly not as it was. */
export const SignalKind = z.enum(['fatigue', 'gap', 'winner', 'drift', 'guardrail', 'expiry', 'anomaly'])
export type SignalKind = z.infer<typeof SignalKind>

/** sampleRatio: arms did not get what the logged propensities sum to.  rate: what the goal counts fell suddenly.  volume: it is suddenly seen less. */
export const Anomaly = z.enum(['sampleRatio', 'rate', 'volume'])

/** What detection found, before anybody was told. The figures cite no source yet: that is the signal itself, once it is raised. */
export const Noticed = z.strictObject({
  kind: SignalKind,
  placement: z.string(),
  /** What it is about: a component in its slot, or those who were asked for (an audience, a message). */
  slot: z.string().optional(),
  component: z.string().optional(),
  audience: z.string().optional(),
  anomaly: Anomaly.optional(),
  experiment: z
    .string()
    .optional()
    .describe(
      'id of the experiment whose arms are meant; without one, of a sample ratio, it is the holdout, and of a guardrail the placement’s counter-metric',
    ),
  entry: z.number().int().positive().optional().describe('seq of the last entry of the journal that changed something there, shortly before'),
  campaign: z.string().optional().describe('id of the campaign that ends, or that is an arm'),
  until: z.iso.date().optional().describe('the last day of what runs out'),
  last: z.boolean().optional().describe('with what runs out goes the last that could be shown'),
  alsoAt: z.array(z.string()).max(49).optional().describe('keys of other placements where it is the same'),
  /** The day on which it began, as far as the counts tell. */
  since: z.iso.date(),
  /** One sentence with its figures. */
  statement: z.string().max(400),
  evidence: z.array(Evidence.omit({ source: true })).min(1),
})
export type Noticed = z.infer<typeof Noticed>

/**
 * superseded: a later one about the same says what holds now.  lapsed: it holds no longer, and nobody had to say so.  withdrawn: what it rested on was made up,
 * and has been taken away.
 */
export const SignalState = z.enum(['open', 'answered', 'dismissed', 'superseded', 'lapsed', 'withdrawn'])

/** Something that somebody should answer. It is a proposal until a person does, or a flow within its envelope. */
export const Signal = Entity.extend({
  ...Noticed.shape,
  evidence: z.array(Evidence).min(1),
  raisedAt: z.iso.datetime(),
  state: SignalState,
  brief: z.string().optional().describe('the brief that answered it'),
  lapsedAt: z.iso.datetime().optional(),
  reason: z.string().optional().describe('why it needs nothing, lapsed, or was withdrawn'),
  madeUp: z.number().min(0).max(1).optional().describe('share of what it rests on that visitor generators made, when it was raised'),
  supersedes: z.string().optional().describe('id of the earlier signal about the same that it takes the place of'),
  supersededBy: z.string().optional(),
})
export type Signal = z.infer<typeof Signal>

export const signal = noun('signal', 'sig', Signal, ['state', 'kind', 'placement', 'raisedAt'])

type About = Pick<Noticed, 'kind' | 'placement' | 'slot' | 'component' | 'audience' | 'anomaly' | 'experiment' | 'campaign' | 'until' | 'last'>

/** The same thing noticed again has the same subject: while one is open, no second is raised. What runs out does so wherever it is live. */
export const subjectOf = ({ kind, placement, slot, component, audience, anomaly, experiment, campaign, until, last }: About): string =>
  JSON.stringify(
    kind === 'expiry'
      ? [kind, component ?? null, campaign ?? null, until ?? null, last ?? false]
      : [kind, placement, slot ?? null, component ?? null, audience ?? null, anomaly ?? null, experiment ?? null, campaign ?? null],
  )

/** Whether an earlier signal says already what was noticed now. That the last goes says, too, that it goes; what was said before it was the last is said no more. */
export const says = (earlier: About & Begun & Pick<Signal, 'state' | 'raisedAt'>, later: About & Begun): boolean =>
  earlier.state !== 'withdrawn' &&
  earlier.state !== 'lapsed' &&
  !(earlier.kind === 'expiry' && earlier.state === 'superseded') &&
  (subjectOf(earlier) === subjectOf(later) || (earlier.last === true && subjectOf({ ...earlier, last: false }) === subjectOf(later))) &&
  !beginsAnew(later, earlier)

/** What was said of a day to come and has been answered is not said again while the day is the same, nor what was counted wrong of one experiment. */
export const saysForGood = ({ kind, experiment, state }: Pick<Signal, 'kind' | 'experiment' | 'state'>): boolean =>
  (kind === 'expiry' || experiment !== undefined) && (state === 'answered' || state === 'dismissed')

/** What does harm again after somebody let it be shown again is counted anew from then: it is another harm than the one that was told of. */
const harmsAgain = (later: Pick<Noticed, 'kind' | 'since'>, earlier: Pick<Signal, 'kind' | 'raisedAt'>): boolean =>
  later.kind === 'guardrail' && earlier.kind === 'guardrail' && later.since > earlier.raisedAt.slice(0, 10)

type Begun = Pick<Noticed, 'kind' | 'since' | 'anomaly'>

/** The same for what fell suddenly: its days are counted anew from when that was told, and it has fallen further since. */
export const beginsAnew = (later: Begun, earlier: Begun & Pick<Signal, 'raisedAt'>): boolean =>
  harmsAgain(later, earlier) || fallsAgain(later, earlier)

const fallsAgain = (later: Begun, earlier: Begun & Pick<Signal, 'raisedAt'>): boolean =>
  (later.anomaly === 'rate' || later.anomaly === 'volume') && later.anomaly === earlier.anomaly && later.since > earlier.raisedAt.slice(0, 10)

/**
 * What wins is good news until it wears off; then the good news is old. What wears off may still be the best, so the other way round neither gives way.
 * What runs out and has become the last of its kind is told anew, in place of what was said before.
 */
export const overtakes = (later: About & Begun, earlier: About & Begun & Pick<Signal, 'state' | 'raisedAt'>): boolean => {
  if (earlier.state !== 'open') return false
  if (later.kind === 'expiry') return later.last === true && subjectOf({ ...later, last: false }) === subjectOf(earlier)
  if (fallsAgain(later, earlier)) return later.placement === earlier.placement
  return (
    ((later.kind === 'fatigue' && earlier.kind === 'winner') || harmsAgain(later, earlier)) &&
    later.component !== undefined &&
    later.placement === earlier.placement &&
    later.slot === earlier.slot &&
    later.component === earlier.component
  )
}

/** 0.1234 → "12 %", 0.0123 → "1.2 %", 0.00123 → "0.12 %": two digits. */
export const percent = (share: number): string => {
  const value = share * 100
  const digits = value === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))))
  const told = value.toFixed(Math.min(digits, 4))
  return Number(told) === 0 ? '0 %' : `${told.replace('-', '−')} %`
}

/** The same of a difference between two shares, in points: 0.002 → "0.20". */
export const points = (difference: number): string => percent(difference).replace(' %', '')
