import { isRefusal, refusalCatalogue, type Refusal, type RefusalPlace } from '../../engine/kernel/refusal.ts'
import type { FieldFinding } from '../kit/Field.tsx'
import type { NoAnswer } from './queries.ts'

/** Some say a sentence, some only what it is: both begin and end alike, once. */
const sentenceOf = (said = ''): string => {
  const begun = said.slice(0, 1).toUpperCase() + said.slice(1)
  return begun === '' || /[.!?…]$/.test(begun) ? begun : `${begun}.`
}

const isAt =
  (field: string) =>
  ({ path = '' }: RefusalPlace): boolean =>
    path === field || path.startsWith(`${field}.`)

/** What to do, where it is more than to mend what is named. */
const remedyOf = ({ remedy }: Refusal): string | undefined => (remedy === refusalCatalogue.invalidInput.remedy ? undefined : remedy)

/** What a refusal says of a field, or of what lies below it, and what to do where that is its only place: it goes to that field. */
export const findingsAt = (problem: NoAnswer | null, field: string): FieldFinding[] => {
  if (!isRefusal(problem)) return []
  const { where = [] } = problem
  const remedy = where.length === 1 ? remedyOf(problem) : undefined
  return where
    .filter(isAt(field))
    .map((place) => ({ severity: 'block', sentence: [place.problem, place.hint ?? remedy].map(sentenceOf).filter(Boolean).join(' ') }))
}

/** Whether all that a refusal says stands at these fields already. What names a character is shown in its text besides. */
export const standsAt = ({ where = [] }: Refusal, fields: readonly string[]): boolean =>
  where.length > 0 && where.every((place) => place.column === undefined && fields.some((field) => isAt(field)(place)))
