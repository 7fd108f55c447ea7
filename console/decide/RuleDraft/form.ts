import type { Operations } from '../../api/operations.ts'

export type Rule = Operations['rule.list']['output']['items'][number]
type Draft = Operations['rule.draft']['input']
export type Kind = Draft['of']['kind']

type Cap = NonNullable<Draft['caps']>[number]

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
  policy: string
  settings: string
  caps: readonly TypedCap[]
  holdout: string
  priority: string
  because: string
}

/** What a form begins with: the live rule, or the draft that there is. */
export interface Ruled {
  eligibility: string
  caps: readonly Cap[]
  policy?: { name: string; settings?: Record<string, unknown> | undefined } | undefined
  holdout?: { share: number } | null | undefined
  priority?: number | undefined
}

export const formOf = ({ eligibility, caps, policy, holdout, priority }: Ruled, because: string): RuleForm => ({
  eligibility,
  policy: policy?.name ?? '',
  settings: policy?.settings && Object.keys(policy.settings).length > 0 ? JSON.stringify(policy.settings, null, 2) : '',
  caps: caps.map(({ most, days, minutes, ...on }) => ({
    most: String(most),
    within: String(days ?? minutes),
    unit: days === undefined ? 'minutes' : 'days',
    on,
  })),
  holdout: holdout ? String(Number((holdout.share * 100).toFixed(4))) : '',
  priority: priority === undefined ? '' : String(priority),
  because,
})

export const longest: Record<Unit, number> = { days: 366, minutes: 366 * 1_440 }

/** Fields whose text is no value of theirs; caps by their place. */
export type Wrong = 'settings' | 'holdout' | 'priority' | 'because' | `caps.${number}`

export const wrongIn = (form: RuleForm, kind: Kind): Wrong[] => [
  ...(kind === 'placement' && settingsOf(form.settings) === undefined ? (['settings'] as const) : []),
  ...(kind === 'placement' && !within(form.holdout, 0, 50) ? (['holdout'] as const) : []),
  ...(kind === 'campaign' && !(within(form.priority, 0, 1_000) && isWhole(form.priority)) ? (['priority'] as const) : []),
  ...form.caps.flatMap(({ most, within: amount, unit }, place): Wrong[] =>
    within(most, 1, 1_000) && isWhole(most) && within(amount, 1, longest[unit]) && isWhole(amount) ? [] : [`caps.${place}`],
  ),
  ...(form.because.trim().length < 3 ? (['because'] as const) : []),
]

export const draftOf = (form: RuleForm, of: Draft['of'], version: number | undefined): Draft => ({
  of,
  eligibility: form.eligibility.trim(),
  caps: form.caps.map(({ most, within: amount, unit, on }) => ({ most: Number(most), [unit]: Number(amount), ...on })),
  ...(of.kind === 'placement'
    ? {
        policy: { name: form.policy, settings: settingsOf(form.settings) ?? {} },
        holdout: { share: Number((Number(form.holdout) / 100).toFixed(6)) },
      }
    : { priority: Number(form.priority) }),
  because: form.because.trim(),
  ...(version !== undefined && { ifVersion: version }),
})

/** What a draft changes and the form has no field for: it stays as it was drafted. */
export const carriedBy = ({ of, changes, after }: Pick<Rule, 'of' | 'changes' | 'after'>): Partial<Draft> =>
  Object.fromEntries(changes.filter((name) => !shown[of.kind].has(name)).map((name) => [name, after[name]]))

const shown: Record<Kind, ReadonlySet<string>> = {
  placement: new Set(['eligibility', 'policy', 'caps', 'holdout']),
  campaign: new Set(['eligibility', 'caps', 'priority']),
}

const settingsOf = (text: string): Record<string, unknown> | undefined => {
  if (text.trim() === '') return {}
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const within = (text: string, from: number, to: number): boolean => text.trim() !== '' && Number(text) >= from && Number(text) <= to
const isWhole = (text: string): boolean => Number.isInteger(Number(text))
