import { source } from '../kernel/reader.ts'

/**
 * Where a live campaign shows a component now: what was released counts, not what its family holds by now, without what was withheld and what a guardrail
 * keeps out in every locale.
 */
export interface ShownNow {
  component: string
  placement: string
}

export const shownNow = source<{ components: readonly string[]; now: Date }, ShownNow[]>('components.shownNow')
