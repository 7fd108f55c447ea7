import { NotDrawn } from '../../adapters/renderers/draughtsman.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'

/** What cannot be drawn on this machine is a no with its reason; all else is a bug and stays one. */
export const refusedIfNotDrawn = (problem: unknown): Refusal => {
  if (problem instanceof NotDrawn) return refuse('failed', problem.message, { remedy: problem.remedy })
  throw problem
}
