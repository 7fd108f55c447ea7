import { keyOf } from '../../../engine/create/key-of.ts'
import type { Operations } from '../../api/operations.ts'
import { dayOf, momentOf, type Days } from '../../format/day.ts'
import { numberTyped } from '../../format/typedNumber.ts'
import { words } from '../words.ts'

export type Campaign = Operations['campaign.show']['output']['campaign']
export type Input = Operations['campaign.draft']['input']

/** What stands in the form, as it was typed. */
export interface Draft {
  name: string
  key: string
  family: string | undefined
  placements: string
  eligibility: string
  from: string
  until: string
  priority: string
  value: string
  total: string
  perDay: string
  holdout: string
}

const typed = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toFixed(6))))

export const draftOf = (campaign: Campaign | undefined, days: Pick<Days, 'date'>): Draft => ({
  name: campaign?.name ?? '',
  key: campaign?.key ?? '',
  family: campaign?.family,
  placements: campaign?.placements.join(', ') ?? '',
  eligibility: campaign?.eligibility ?? '',
  from: dayOf(campaign?.from, days),
  until: dayOf(campaign?.until, days),
  priority: String(campaign?.priority ?? 100),
  value: typed(campaign?.value === undefined ? undefined : campaign.value / 100),
  total: typed(campaign?.budget?.total),
  perDay: typed(campaign?.budget?.perDay),
  holdout: campaign?.holdout === undefined ? '' : typed(campaign.holdout.share * 100),
})

/** Fields of numbers, and which of them may be left empty. */
const numbers = { priority: 'integer', value: 'amount', total: 'integer', perDay: 'integer', holdout: 'amount' } as const
export type NumberField = keyof typeof numbers

/** Fields whose text is no number; of the others the engine says whether they fit. */
export const misread = (draft: Draft): NumberField[] =>
  (Object.keys(numbers) as NumberField[]).filter((field) => {
    if (draft[field].trim() === '') return field === 'priority'
    const value = numberTyped(draft[field], field === 'holdout' ? 100 : Infinity)
    return !Number.isFinite(value) || (numbers[field] === 'integer' && !Number.isInteger(value))
  })

/** What the engine cannot do without, and is not there yet. */
export const missingIn = ({ name, family, placements }: Draft): string[] =>
  [name.trim() === '' && words.drafting.name, family === undefined && words.family, placements.trim() === '' && words.placements].filter(
    (part) => part !== false,
  )

const given = <K extends string>(key: K, text: string, per = 1): Partial<Record<K, number>> =>
  text.trim() === '' ? {} : ({ [key]: per === 1 ? numberTyped(text) : Math.round(numberTyped(text) * per) } as Partial<Record<K, number>>)

/**
 * The whole of it: what a draft leaves out it takes back, so what the form does not ask for (purposes, caps, brief) goes along as it is. A day that
 * nobody touched keeps its hour.
 */
export const inputFrom = (draft: Draft, before: Campaign | undefined, days: Days): Input => {
  const budget = { ...given('total', draft.total), ...given('perDay', draft.perDay) }
  return {
    key: before?.key ?? (draft.key.trim() || keyOf(draft.name, 'campaign')),
    name: draft.name,
    family: draft.family ?? '',
    placements: draft.placements.split(',').map((key) => key.trim()).filter(Boolean), // prettier-ignore
    eligibility: draft.eligibility.trim(),
    ...(before && { purposes: before.purposes, caps: before.caps, ifVersion: before.version }),
    ...(before?.brief !== undefined && { brief: before.brief }),
    ...(Object.keys(budget).length > 0 && { budget }),
    ...(draft.holdout.trim() !== '' && { holdout: { share: numberTyped(draft.holdout, 100) / 100 } }),
    ...(draft.from !== '' && { from: momentOf(draft.from, before?.from, '00:00:00', days) }),
    ...(draft.until !== '' && { until: momentOf(draft.until, before?.until, '23:59:59', days) }),
    priority: numberTyped(draft.priority),
    ...given('value', draft.value, 100),
  }
}
