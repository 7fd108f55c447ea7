import type { Flow } from '../flow.ts'

/** The standing flows, in the order in which they answer the same entry. One line each. */
export const flows: readonly Flow[] = []
