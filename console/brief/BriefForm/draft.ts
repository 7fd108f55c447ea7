import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'
import { numberTyped } from '../../format/typedNumber.ts'
import { marginOf } from '../marginOf.ts'
import { strings } from '../../strings.ts'

type OpenBrief = Operations['brief.open']['input']
type Metric = OpenBrief['goal']['metric']

/** What stands in the form: as it was typed. */
export interface Draft {
  title: string
  message: string
  metric: Metric
  counterMetric: Metric
  /** In percent; empty: the usual. */
  counterMargin: string
  audience: string
  placements: readonly string[]
  /** A day in the browser's form, "2026-12-01". */
  due: string
  hours: string
  skill: string
}

export const emptyDraft: Draft = {
  title: '',
  message: '',
  metric: 'clickRate',
  counterMetric: 'returnRate',
  counterMargin: '',
  audience: 'everyone',
  placements: [],
  due: '',
  hours: '8',
  skill: 'copy',
}

const { form } = strings.briefs

/** The keys in what was typed, parted by commas or spaces. */
export const keysOf = (placements: string): string[] =>
  placements
    .split(/[\s,]+/)
    .map((key) => key.trim())
    .filter(Boolean)

/** What is still missing, as words for a short list; nothing here is a red field. */
export const missingIn = ({ title, placements, due, hours, skill }: Draft): string[] =>
  [
    title.trim().length < 3 ? form.name : '',
    placements.length === 0 ? form.placements : '',
    due === '' ? form.due : '',
    hours.trim() === '' ? form.hours : '',
    skill.trim() === '' ? form.skill : '',
  ].filter(Boolean)

/** Hours that were typed and are no number of them: nothing is missing there, something is wrong. */
export const hoursAreWrong = ({ hours }: Draft): boolean => hours.trim() !== '' && !(hoursIn(hours) > 0)

const hoursIn = (hours: string): number => numberTyped(hours)

/** The draft as the operation takes it. A day means noon of it in the engine's time zone: a brief is due on a day, not at its first minute. */
export const inputFrom = (draft: Draft, { instant }: Pick<Formatter, 'instant'>): OpenBrief => ({
  title: draft.title.trim(),
  message: draft.message,
  goal: { metric: draft.metric, counterMetric: draft.counterMetric, ...marginOf(draft.counterMargin) },
  audience: draft.audience.trim() || 'everyone',
  placements: [...draft.placements],
  due: instant(draft.due, '12:00:00'),
  hours: hoursIn(draft.hours),
  skill: draft.skill.trim(),
})
