import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { FieldFinding } from '../kit/Field.tsx'
import type { NoAnswer } from './queries.ts'

/** What a refusal says of a field, or of what lies below it: it goes to that field. */
export const findingsAt = (problem: NoAnswer | null, field: string): FieldFinding[] =>
  isRefusal(problem)
    ? (problem.where ?? [])
        .filter(({ path = '' }) => path === field || path.startsWith(`${field}.`))
        .map((place) => ({ severity: 'block', sentence: [place.problem, place.hint].filter(Boolean).join('. ') }))
    : []
