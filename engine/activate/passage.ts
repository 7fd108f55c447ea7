import type { Contact, Gate, Stop } from './contact.ts'
import { gates } from './gates/index.ts'

/** What became of one message at the contact gate. */
export type Passage = { outcome: 'reserved' } | (Stop & { outcome: 'refused' | 'waits'; gate: string })

/** Through the gates in their order, up to the first that does not open. */
export const pass = (contact: Contact, through: readonly Gate[] = gates): Passage => {
  for (const gate of through) {
    if (gate.skipsService && contact.class === 'service') continue
    const stop = gate.judge(contact)
    if (stop) return { outcome: stop.until ? 'waits' : 'refused', gate: gate.name, ...stop }
  }
  return { outcome: 'reserved' }
}

/**
 * A batch, one after the other: what one message takes (a place under the caps, room in the minute) the next no longer has.
 * The caller holds the locks on these people and on the channel, so that nobody else takes at the same time.
 */
export const passAll = (contacts: readonly Contact[], room: number): Passage[] => {
  const taken = new Map<string, number[]>()
  let left = room
  return contacts.map((contact) => {
    const mine = taken.get(contact.person.id) ?? []
    const passage = pass({ ...contact, recent: [...contact.recent, ...mine], room: left })
    if (passage.outcome === 'reserved') {
      taken.set(contact.person.id, [...mine, contact.at.getTime()])
      left--
    }
    return passage
  })
}

/** What would become of a message, on a virtual clock: what has to wait is judged again when its wait is over. */
export interface Foreseen {
  outcome: 'goes out' | 'refused'
  gate?: string
  rule?: string
  reason?: string
  /** Gates that moved it, and the moment at which it ended. */
  moved: readonly string[]
  at: Date
}

const mostMoves = 4

export const foresee = (contact: Contact): Foreseen => {
  const moved: string[] = []
  let at = contact.at
  for (let move = 0; move <= mostMoves; move++) {
    const passage = pass({ ...contact, at })
    if (passage.outcome === 'reserved') return { outcome: 'goes out', moved, at }
    if (passage.outcome === 'refused' || !passage.until) {
      const { gate, rule, reason } = passage
      return { outcome: 'refused', gate, rule, reason, moved, at }
    }
    moved.push(passage.gate)
    at = passage.until
  }
  return { outcome: 'refused', gate: moved.at(-1) ?? '', rule: 'never open', reason: 'the gates never open at the same time', moved, at }
}
