import { unfit } from '../../../engine/create/fit.ts'
import { mostInSlot } from '../../../engine/create/limits.ts'
import { kindsTaken } from '../../../engine/create/slot-kinds.ts'
import { useListOf } from '../../api/queries.ts'
import { useHeldText } from '../../kit/useHeldText.ts'
import type { Part } from '../composed.ts'
import type { Slot } from './draft.ts'

export interface Candidate {
  part: Part
  /** Why it would not be taken by itself, in a few words; guardrails look at it more closely. */
  why: string | undefined
}

/** Components of the kinds of a slot that say what is looked for: first those that fit in every language, then the others with why they do not. */
export const useFitting = (slot: Slot, locales: readonly string[], typed: string) => {
  const text = useHeldText(typed.trim())
  const list = useListOf('component.list', { kind: kindsTaken(slot), ...(text === '' ? {} : { words: text }) }, mostInSlot)
  const judged = list.data?.items.map((part): Candidate => ({ part, why: unfit(slot, part, locales) })) ?? []
  return {
    list,
    text,
    candidates: [...judged.filter(({ why }) => why === undefined), ...judged.filter(({ why }) => why !== undefined)],
    fitting: judged.flatMap(({ part, why }) => (why === undefined ? [part.id] : [])),
  }
}
