import type { Consent, Purpose } from '../audience/consent.ts'
import type { Rights } from '../create/rights.ts'
import type { ContactRules } from './contact-gate.ts'
import type { Suppression } from './suppression.ts'

/** service: a receipt, a recall, a password reset, with no offer inside. It needs no consent and skips holdout, caps and quiet hours. */
export type MessageClass = 'marketing' | 'service'

/** Content that could fill the message: whether a yes stands for it, and the rights of what each slot may hold. */
export interface Offered {
  title: string
  approved: { stands: boolean; because: string }
  /** A list a slot, in it a list a component that it may hold: all rights that bind the component, its pictures’ too. */
  slots: readonly (readonly (readonly Rights[])[])[]
  /** Where it is meant to be seen: stands in for a person whose country is not known. */
  markets: readonly string[]
}

/** Everything that the contact gate looks at for one message to one person at one moment. */
export interface Contact {
  at: Date
  channel: 'email'
  class: MessageClass
  /** What a person must have agreed to. */
  purpose: Purpose
  person: {
    id: string
    address?: string
    consents: readonly Consent[]
    /** IANA; the engine’s where it is not known. */
    timeZone: string
    /** ISO 3166-1; undefined where it is not known. */
    country?: string
  }
  suppressions: readonly Pick<Suppression, 'reason' | 'scope' | 'at'>[]
  /** When messages of this channel were reserved for this person, in ms: what caps count. */
  recent: readonly number[]
  /** Messages that may still leave by this channel within the minute. */
  room: number
  content: readonly Offered[]
  rules: ContactRules
}

/** The gate does not open: for good, or until a moment. `rule` groups in reports, `reason` is a sentence for people. */
export interface Stop {
  rule: string
  reason: string
  until?: Date
}

/** One gate: it lets a message through, or says what stops it. */
export interface Gate {
  readonly name: string
  readonly says: string
  readonly skipsService: boolean
  judge(contact: Contact): Stop | undefined
}
