import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Family } from './family.ts'

/** What was asked for, and the first of every slot that was left out. */
export const chosen = (slots: Family['slots'], wanted: Readonly<Record<string, string>>): Record<string, string> | Refusal => {
  const strange = Object.entries(wanted).filter(([slot, id]) => !slots[slot]?.includes(id))
  if (strange.length > 0) {
    return refuse('invalidInput', 'This family has no such variant.', {
      where: strange.map(([slot, id]) => ({ path: `choice.${slot}`, problem: `${id} does not stand in this slot` })),
    })
  }
  return Object.fromEntries(
    Object.entries(slots).flatMap(([slot, ids]) => {
      const id = wanted[slot] ?? ids[0]
      return id === undefined ? [] : [[slot, id]]
    }),
  )
}
