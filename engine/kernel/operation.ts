import type { z } from 'zod'
import type { Moment, Role } from './actor.ts'
import type { Change } from './change.ts'
import type { Reader } from './reader.ts'
import type { Refusal } from './refusal.ts'

/** `load` gathers the facts inside the transaction; everything after it is pure. */
type Load<I extends z.ZodType, F> = (read: Reader, input: z.output<I>, moment: Moment) => Promise<F>

interface Described<N extends string, I extends z.ZodType, O extends z.ZodType> {
  /** `<noun>.<verb>`; also the name of its file. */
  name: N
  /** One sentence in the imperative: it is the help text of every face. */
  summary: string
  input: I
  output: O
  /** Who may ask. The owner may everything that is not closed to owners by the operation itself. */
  roles: readonly Role[]
  /** A sample input that every face shows and one test sends through each of them. */
  example?: z.input<I>
  /** Bytes that a request may have, where that is more than the usual 1 MiB. */
  largestInput?: number
}

/** Changes the engine: decided purely, committed whole or not at all. Takes an idempotency key. */
export interface Command<N extends string, I extends z.ZodType, O extends z.ZodType, F> extends Described<N, I, O> {
  kind: 'command'
  load: Load<I, F>
  decide(facts: F, input: z.output<I>, moment: Moment): Change<z.input<O>> | Refusal
  /** Destroys something, or does what cannot be called back: faces ask before they call it. */
  destructive?: boolean
  /**
   * The query that says in its `warning` what this would do at once to what is live. Faces ask it first: who can be asked is asked, a script has said yes
   * beforehand, and an agent is told beside the answer.
   */
  foretoldBy?: string
  /** The answer holds a secret: it is never stored, so a repeat of its idempotency key is refused. */
  shownOnce?: boolean
}

/** Reads. */
export interface Query<N extends string, I extends z.ZodType, O extends z.ZodType, F> extends Described<N, I, O> {
  kind: 'query'
  load: Load<I, F>
  answer(facts: F, input: z.output<I>, moment: Moment): z.input<O> | Refusal
}

/** Answered from memory, outside any transaction (`decision.request`), or taken into the event log (`events.*`): the server owns the road. */
export interface Live<N extends string, I extends z.ZodType, O extends z.ZodType> extends Described<N, I, O> {
  kind: 'live' | 'ingest'
}

export const command = <const N extends string, I extends z.ZodType, O extends z.ZodType, F>(
  operation: Omit<Command<N, I, O, F>, 'kind'>,
): Command<N, I, O, F> => ({ kind: 'command', ...operation })

export const query = <const N extends string, I extends z.ZodType, O extends z.ZodType, F>(
  operation: Omit<Query<N, I, O, F>, 'kind'>,
): Query<N, I, O, F> => ({
  kind: 'query',
  ...operation,
})

export const live = <const N extends string, I extends z.ZodType, O extends z.ZodType>(operation: Omit<Live<N, I, O>, 'kind'>): Live<N, I, O> => ({
  kind: 'live',
  ...operation,
})

export const ingest = <const N extends string, I extends z.ZodType, O extends z.ZodType>(operation: Omit<Live<N, I, O>, 'kind'>): Live<N, I, O> => ({
  kind: 'ingest',
  ...operation,
})

/** Any operation, its types forgotten: what the faces walk over. */
// oxlint-disable-next-line no-explicit-any
export type Operation = Command<string, z.ZodType, z.ZodType, any> | Query<string, z.ZodType, z.ZodType, any> | Live<string, z.ZodType, z.ZodType>
