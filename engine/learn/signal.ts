import { z } from 'zod'
import { Evidence } from '../brief/brief.ts'
import { Entity, noun } from '../kernel/noun.ts'

/** fatigue: a component wears off.  gap: nothing good to show where something is asked for.  winner: one is probably the best.  drift: what was learned no longer holds.  guardrail: a component surely makes worse what must not get worse. */
export const SignalKind = z.enum(['fatigue', 'gap', 'winner', 'drift', 'guardrail'])
export type SignalKind = z.infer<typeof SignalKind>

/** What detection found, before anybody was told. The figures cite no source yet: that is the signal itself, once it is raised. */
export const Noticed = z.strictObject({
  kind: SignalKind,
  placement: z.string(),
  /** What it is about: a component in its slot, or those who were asked for (an audience, a message). */
  slot: z.string().optional(),
  component: z.string().optional(),
  audience: z.string().optional(),
  /** The day on which it began, as far as the counts tell. */
  since: z.iso.date(),
  /** One sentence with its figures. */
  statement: z.string().max(400),
  evidence: z.array(Evidence.omit({ source: true })).min(1),
})
export type Noticed = z.infer<typeof Noticed>

/** superseded: a later one about the same says what holds now.  withdrawn: what it rested on was made up, and has been taken away. */
export const SignalState = z.enum(['open', 'answered', 'dismissed', 'superseded', 'withdrawn'])

/** Something that somebody should answer. It is a proposal until a person does, or a flow within its envelope. */
export const Signal = Entity.extend({
  ...Noticed.shape,
  evidence: z.array(Evidence).min(1),
  raisedAt: z.iso.datetime(),
  state: SignalState,
  brief: z.string().optional().describe('the brief that answered it'),
  reason: z.string().optional().describe('why it needs nothing, or was withdrawn'),
  madeUp: z.number().min(0).max(1).optional().describe('share of what it rests on that visitor generators made, when it was raised'),
  supersedes: z.string().optional().describe('id of the earlier signal about the same that it takes the place of'),
  supersededBy: z.string().optional(),
})
export type Signal = z.infer<typeof Signal>

export const signal = noun('signal', 'sig', Signal, ['state', 'kind', 'placement', 'raisedAt'])

/** The same thing noticed again has the same subject: while one is open, no second is raised. */
export const subjectOf = ({
  kind,
  placement,
  slot,
  component,
  audience,
}: Pick<Noticed, 'kind' | 'placement' | 'slot' | 'component' | 'audience'>): string =>
  JSON.stringify([kind, placement, slot ?? null, component ?? null, audience ?? null])

type About = Pick<Noticed, 'kind' | 'placement' | 'slot' | 'component'>

/** What does harm again after somebody let it be shown again is counted anew from then: it is another harm than the one that was told of. */
export const harmsAgain = (later: Pick<Noticed, 'kind' | 'since'>, earlier: Pick<Signal, 'kind' | 'raisedAt'>): boolean =>
  later.kind === 'guardrail' && earlier.kind === 'guardrail' && later.since > earlier.raisedAt.slice(0, 10)

/** What wins is good news until it wears off; then the good news is old. What wears off may still be the best, so the other way round neither gives way. */
export const overtakes = (later: About & Pick<Noticed, 'since'>, earlier: About & Pick<Signal, 'state' | 'raisedAt'>): boolean =>
  ((later.kind === 'fatigue' && earlier.kind === 'winner') || harmsAgain(later, earlier)) &&
  earlier.state === 'open' &&
  later.component !== undefined &&
  later.placement === earlier.placement &&
  later.slot === earlier.slot &&
  later.component === earlier.component

/** 0.1234 → "12 %", 0.0123 → "1.2 %", 0.00123 → "0.12 %": two digits. */
export const percent = (share: number): string => {
  const value = share * 100
  const digits = value === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))))
  const told = value.toFixed(Math.min(digits, 4))
  return Number(told) === 0 ? '0 %' : `${told.replace('-', '−')} %`
}
