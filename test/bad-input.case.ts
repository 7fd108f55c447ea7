import type { RefusalCode, RefusalPlace } from '../engine/kernel/refusal.ts'
import type { OperationName } from '../engine/operations.ts'

/** What the cases may speak of. */
export interface Known {
  /** Ids of things that are there, but in another engine. */
  elsewhere: Record<'brief' | 'person' | 'component' | 'family' | 'template' | 'key' | 'token' | 'placement', string>
  /** A component of this engine, at version 1. */
  component: string
}

/** Whose token comes with it: `maren` is the owner, `tomas` is a contributor, `narrow` reaches `brief.list` alone. */
export type Bearer = 'maren' | 'tomas' | 'narrow' | 'expired' | 'revoked' | 'madeUp' | 'nobody'

export interface BadInput {
  what: string
  operation: OperationName
  /** As JSON; a text goes as it stands. */
  input: unknown
  as?: Bearer
  /** The same key was used before, with other input. */
  idempotencyKey?: string
  code: RefusalCode
  /** Places that it names, among others perhaps. */
  where?: readonly Partial<RefusalPlace>[]
  /** In what it says or advises. */
  says?: RegExp
}
