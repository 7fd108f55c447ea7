import type { Formatter } from '../../format/formatter.ts'
import { keyOf } from '../../../engine/create/key-of.ts'
import { conversionsNeeded, unitsNeeded } from '../../../engine/learn/experiment/power.ts'
import type { Operations } from '../../api/operations.ts'
import { words } from '../Experiments/words.ts'

export type Input = Operations['experiment.plan']['input']

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
  metric: Input['metric']
  usual: string
  smallest: string
  until: string
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
  usual: '5',
  smallest: '10',
  until: date(now + 21 * dayMs),
  allocation: 'fixed-split',
})

const share = (typed: string): number | undefined => {
  const value = Number(typed.replace(',', '.')) / 100
  return typed.trim() !== '' && Number.isFinite(value) && value > 0 ? value : undefined
}

export const shownArms = ({ arms, same }: Draft): readonly string[] => (same ? arms.slice(0, 1).flatMap((arm) => [arm, arm]) : arms)

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
    until: instant(draft.until, '23:59:59'),
    allocation: { name: draft.allocation },
  }
}
