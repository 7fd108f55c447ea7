import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { FieldFinding } from '../kit/Field.tsx'
import type { NoAnswer } from './queries.ts'

/** Some say a sentence, some only what it is: both end alike, once. */
const ended = (said = ''): string => (said === '' || /[.!?…]$/.test(said) ? said : `${said}.`)

/** What a refusal says of a field, or of what lies below it: it goes to that field. */
export const findingsAt = (problem: NoAnswer | null, field: string): FieldFinding[] =>
  isRefusal(problem)
    ? (problem.where ?? [])
        .filter(({ path = '' }) => path === field || path.startsWith(`${field}.`))
        .map((place) => ({ severity: 'block', sentence: [place.problem, place.hint].map(ended).filter(Boolean).join(' ') }))
    : []
