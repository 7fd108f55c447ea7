import { mostBudget, mostHeldOut, mostRemembered } from '../../../engine/decide/limits.ts'
import { longestWindow } from '../../../engine/decide/window.ts'
import type { Operations } from '../../api/operations.ts'
import { dayOf, momentOf, type Days } from '../../format/day.ts'
import type { Settings } from '../../kit/settings/SettingsFields.tsx'
import { numberTyped } from '../../format/typedNumber.ts'

export type Rule = Operations['rule.list']['output']['items'][number]
type Draft = Operations['rule.draft']['input']
export type Kind = Draft['of']['kind']

type Cap = NonNullable<Draft['caps']>[number]
export type TableRow = Operations['placement.list']['output']['items'][number]['table'] extends readonly (infer R)[] | undefined ? R : never

export type Unit = 'days' | 'minutes'

/** A cap as it is typed; on what it counts (each component, a tag) stays as it was drafted. */
export interface TypedCap {
  most: string
  within: string
  unit: Unit
  on: Pick<Cap, 'each' | 'tag'>
}

/** A rule as it is typed. What a kind has no field for is left out of what is sent. */
export interface RuleForm {
  eligibility: string
  table: readonly TableRow[]
  policy: string
  settings: Settings
  audiences: readonly string[]
  caps: readonly TypedCap[]
  holdout: string
  /** Empty: drawn anew each time. */
  sticky: string
  stickyUnit: Unit
  priority: string
  total: string
  perDay: string
  /** Of a success, in the engine's currency. */
  value: string
  from: string
  until: string
  because: string
}

/** What a form begins with: the live rule, or the draft that there is. */
export interface Ruled {
  eligibility: string
  caps: readonly Cap[]
  table?: readonly TableRow[] | undefined
  policy?: { name: string; settings?: Record<string, unknown> | undefined } | undefined
  audiences?: readonly string[] | undefined
  holdout?: { share: number } | null | undefined
  sticky?: { days?: number | undefined; minutes?: number | undefined } | null | undefined
  priority?: number | undefined
  budget?: { total?: number | undefined; perDay?: number | undefined } | null | undefined
  value?: number | null | undefined
  from?: string | undefined
  until?: string | null | undefined
}

const typed = (value: number | null | undefined): string => (value === undefined || value === null ? '' : String(Number(value.toFixed(6))))

export const formOf = (
  { eligibility, caps, policy, holdout, priority, sticky, budget, value, ...ruled }: Ruled,
  because: string,
  days: Pick<Days, 'date'>,
): RuleForm => ({
  eligibility,
  table: ruled.table ?? [],
  policy: policy?.name ?? '',
  settings: policy?.settings ?? {},
  audiences: ruled.audiences ?? [],
  caps: caps.map(({ most, days, minutes, ...on }) => ({
    most: String(most),
    within: String(days ?? minutes),
    unit: days === undefined ? 'minutes' : 'days',
    on,
  })),
  holdout: holdout ? typed(holdout.share * 100) : '',
  sticky: typed(sticky?.days ?? sticky?.minutes),
  stickyUnit: sticky?.minutes === undefined ? 'days' : 'minutes',
  priority: typed(priority),
  total: typed(budget?.total),
  perDay: typed(budget?.perDay),
  value: typed(value === undefined || value === null ? value : value / 100),
  from: dayOf(ruled.from, days),
  until: dayOf(ruled.until ?? undefined, days),
  because,
})

export const mostPercentHeldOut = 100 * mostHeldOut
const mostValue = mostBudget / 100

/** Fields whose text is no value of theirs; caps by their place. */
export type Wrong = 'holdout' | 'sticky' | 'priority' | 'total' | 'perDay' | 'value' | 'from' | 'until' | 'because' | `caps.${number}`

const isBudget = (text: string): boolean => text.trim() === '' || (within(text, 1, mostBudget) && isWhole(text))

const wrongOf: Record<Kind, (form: RuleForm) => Partial<Record<Wrong, boolean>>> = {
  placement: ({ holdout, sticky, stickyUnit }) => ({
    holdout: !within(holdout, 0, mostPercentHeldOut),
    sticky: sticky.trim() !== '' && !(within(sticky, 1, longestWindow[stickyUnit]) && isWhole(sticky)),
  }),
  campaign: ({ priority, holdout, total, perDay, value, from, until }) => ({
    priority: !(within(priority, 0, 1_000) && isWhole(priority)),
    holdout: holdout.trim() !== '' && !within(holdout, 0, mostPercentHeldOut),
    total: !isBudget(total),
    perDay: !isBudget(perDay),
    value: value.trim() !== '' && !within(value, 0.01, mostValue),
    from: from === '',
    until: until !== '' && until < from,
  }),
}

export const wrongIn = (form: RuleForm, kind: Kind): Wrong[] => [
  ...Object.entries(wrongOf[kind](form)).flatMap(([field, wrong]) => (wrong ? [field as Wrong] : [])),
  ...form.caps.flatMap(({ most, within: amount, unit }, place): Wrong[] =>
    within(most, 1, mostRemembered) && isWhole(most) && within(amount, 1, longestWindow[unit]) && isWhole(amount) ? [] : [`caps.${place}`],
  ),
  ...(form.because.trim().length < 3 ? (['because'] as const) : []),
]

interface Begun {
  /** What the form began with: a day that nobody touched keeps its hour. */
  ruled: Pick<Ruled, 'from' | 'until'>
  /** Of the draft that there is. */
  version: number | undefined
  days: Days
}

export const draftOf = (form: RuleForm, of: Draft['of'], { version, ruled, days }: Begun): Draft => ({
  of,
  eligibility: form.eligibility.trim(),
  caps: form.caps.map(({ most, within: amount, unit, on }) => ({ most: numberTyped(most), [unit]: numberTyped(amount), ...on })),
  ...(of.kind === 'placement' ? ofPlacement(form) : ofCampaign(form, ruled, days)),
  because: form.because.trim(),
  ...(version !== undefined && { ifVersion: version }),
})

const ofPlacement = (form: RuleForm): Partial<Draft> => ({
  table: form.table.map(({ when, campaigns }) => ({ when: when.trim(), campaigns: [...campaigns] })),
  policy: { name: form.policy, settings: { ...form.settings } },
  audiences: [...form.audiences],
  holdout: { share: shareIn(form.holdout) },
  sticky: form.sticky.trim() === '' ? null : { [form.stickyUnit]: numberTyped(form.sticky) },
})

const ofCampaign = (form: RuleForm, ruled: Begun['ruled'], days: Days): Partial<Draft> => ({
  priority: numberTyped(form.priority),
  holdout: form.holdout.trim() === '' ? null : { share: shareIn(form.holdout) },
  budget: budgetOf(form),
  value: form.value.trim() === '' ? null : Math.round(numberTyped(form.value) * 100),
  from: momentOf(form.from, ruled.from, '00:00:00', days),
  until: form.until === '' ? null : momentOf(form.until, ruled.until ?? undefined, '23:59:59', days),
})

const budgetOf = ({ total, perDay }: RuleForm): Draft['budget'] => {
  const budget = { ...(total.trim() !== '' && { total: numberTyped(total) }), ...(perDay.trim() !== '' && { perDay: numberTyped(perDay) }) }
  return Object.keys(budget).length === 0 ? null : budget
}

/** What a draft changes and the form has no field for: it stays as it was drafted. */
export const carriedBy = ({ of, changes, after }: Pick<Rule, 'of' | 'changes' | 'after'>): Partial<Draft> =>
  Object.fromEntries(changes.filter((name) => !shown[of.kind].has(name)).map((name) => [name, after[name]]))

const shown: Record<Kind, ReadonlySet<string>> = {
  placement: new Set(['eligibility', 'table', 'policy', 'audiences', 'caps', 'holdout', 'sticky']),
  campaign: new Set(['eligibility', 'caps', 'holdout', 'budget', 'value', 'from', 'until', 'priority']),
}

const shareIn = (text: string): number => Number((numberTyped(text, 100) / 100).toFixed(6))
const within = (text: string, from: number, to: number): boolean => numberTyped(text, to) >= from && numberTyped(text, to) <= to
const isWhole = (text: string): boolean => Number.isInteger(numberTyped(text))
