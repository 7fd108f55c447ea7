import type { Formatter } from '../../format/formatter.ts'
import { harmOf } from '../../../engine/brief/harm-of.ts'
import { keyOf } from '../../../engine/create/key-of.ts'
import { conversionsNeeded, unitsNeeded } from '../../../engine/learn/experiment/power.ts'
import { mostSettleHours } from '../../../engine/decide/limits.ts'
import type { Operations } from '../../api/operations.ts'
import { numberTyped } from '../../format/typedNumber.ts'
import { words } from '../Experiments/words.ts'

export type Input = Operations['experiment.plan']['input']
export type Metric = Input['metric']
export type Unit = 'relative' | 'points'

/** What must not get worse, as it was typed: by how many percent, or points. */
export interface TypedGuardrail {
  metric: Metric
  worst: string
  unit: Unit
}

/** What stands in the form, as it was typed. */
export interface Draft {
  name: string
  question: string
  placement: string | undefined
  among: Input['among']
  campaign: string | undefined
  slot: string | undefined
  /** Ids, the first is what the others are compared with. */
  arms: readonly string[]
  same: boolean
  metric: Metric
  guardrails: readonly TypedGuardrail[]
  usual: string
  smallest: string
  until: string
  /** Hours that an outcome may take; empty or 0 counts it at once. */
  settles: string
  allocation: string
}

const dayMs = 86_400_000

export const emptyDraft = (now: number, { date }: Pick<Formatter, 'date'>): Draft => ({
  name: '',
  question: '',
  placement: undefined,
  among: 'components',
  campaign: undefined,
  slot: undefined,
  arms: [],
  same: false,
  metric: 'clickRate',
  guardrails: [],
  usual: '5',
  smallest: '10',
  until: date(now + 21 * dayMs),
  settles: '0',
  allocation: 'fixed-split',
})

const share = (typed: string): number | undefined => {
  const value = numberTyped(typed, 100) / 100
  return value > 0 ? value : undefined
}

export const shownArms = ({ arms, same }: Draft): readonly string[] => (same ? arms.slice(0, 1).flatMap((arm) => [arm, arm]) : arms)

/** A harm may be rare in the first arm, so that a part of it says little: it is guarded in points. */
export const guardrailOf = (metric: Metric): TypedGuardrail =>
  harmOf(metric) ? { metric, worst: '0.2', unit: 'points' } : { metric, worst: '5', unit: 'relative' }

/** As a share; undefined for what is none. */
export const worstTyped = ({ worst }: TypedGuardrail): number | undefined => {
  const value = numberTyped(worst, 100)
  return value >= 0 && value <= 100 ? Number((value / 100).toFixed(8)) : undefined
}

/** Whole hours; undefined for what is none, or more than a month. */
export const settleTyped = ({ settles }: Pick<Draft, 'settles'>): number | undefined => {
  const hours = Number(settles)
  return Number.isInteger(hours) && hours >= 0 && hours <= mostSettleHours ? hours : undefined
}

/** What is still missing, in words. */
export const missingIn = (draft: Draft): string[] => {
  const { parts } = words.form
  const usual = share(draft.usual)
  return [
    draft.name.trim() === '' && parts.name,
    draft.question.trim().length < 8 && parts.question,
    draft.placement === undefined && parts.placement,
    shownArms(draft).length < 2 && parts.arms,
    (usual === undefined || usual >= 1) && parts.usual,
    share(draft.smallest) === undefined && parts.smallest,
    draft.guardrails.some((one) => worstTyped(one) === undefined) && parts.worst,
    settleTyped(draft) === undefined && parts.settles,
  ].filter((part) => part !== false)
}

/** How long it takes, as far as what was typed says. */
export const neededBy = (draft: Draft): { units: number; conversions: number } | undefined => {
  const [usual, smallest] = [share(draft.usual), share(draft.smallest)]
  if (usual === undefined || usual >= 1 || smallest === undefined) return undefined
  const arms = Math.max(2, shownArms(draft).length)
  const of = { usual, smallest, shares: Array.from({ length: arms }, () => 1 / arms) }
  return { units: unitsNeeded(of), conversions: conversionsNeeded(of) }
}

/** The last day counts to its end, in the engine's time zone. */
export const inputFrom = (draft: Draft, named: (id: string) => string, { instant }: Pick<Formatter, 'instant'>): Input => {
  const arms = shownArms(draft).map((shows, at) => ({
    shows,
    name: draft.same && at > 0 ? `${named(shows).slice(0, 70)} again` : named(shows).slice(0, 80),
  }))
  return {
    key: keyOf(draft.name, 'experiment'),
    name: draft.name,
    question: draft.question,
    placement: draft.placement ?? '',
    among: draft.among,
    ...(draft.among === 'components' && draft.campaign !== undefined && { campaign: draft.campaign }),
    ...(draft.among === 'components' && draft.slot !== undefined && { slot: draft.slot }),
    arms,
    metric: draft.metric,
    usual: share(draft.usual) ?? 0,
    smallest: share(draft.smallest) ?? 0,
    guardrails: draft.guardrails.map((one) => ({ metric: one.metric, worst: worstTyped(one) ?? 0, unit: one.unit })),
    until: instant(draft.until, '23:59:59'),
    settleHours: settleTyped(draft) ?? 0,
    allocation: { name: draft.allocation },
  }
}
