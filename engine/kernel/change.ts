import type { z } from 'zod'
import type { Entity, Noun } from './noun.ts'

/** What an operation brings about, as data. The server commits the whole of it in one transaction. */
export interface Change<A> {
  /** What the caller hears. */
  answer: A
  /** What is now true. */
  save?: Save[]
  /** What happened, in the past tense. */
  journal?: Happening[]
  /** What the world must do next. */
  tasks?: Task[]
}

export type Save =
  | { act: 'put'; noun: Noun; value: Entity }
  | { act: 'drop'; noun: Noun; id: string }
  | { act: 'append'; ledger: string; rows: readonly object[] }
  | { act: 'clear'; left: Left }

export const put = <T extends Entity>(noun: Noun<T>, value: T): Save => ({ act: 'put', noun: noun as unknown as Noun, value })
export const drop = <T extends Entity>(noun: Noun<T>, id: string): Save => ({ act: 'drop', noun: noun as unknown as Noun, id })

/** What a clearing leaves of content; whoever is made up, and what they brought about, goes in any case. */
export interface Left {
  /** noun → ids of what stays */
  things: Readonly<Record<string, readonly string[]>>
  /** keys of placements whose real traffic stays */
  placements: readonly string[]
  /** every id, key and hash that something of it names */
  names: readonly string[]
}

/** All content and volume of the engine but what is left. Itself, its people, its tokens and its journal stay. */
export const clear = (left: Left): Save => ({ act: 'clear', left })

/** Rows of volume (deliveries, suppressions …) that have tables of their own; the store knows how to write each ledger. */
export interface Ledger<R extends object> {
  readonly name: string
  readonly row: z.ZodType<R>
}
export const ledger = <R extends object>(name: string, row: z.ZodType<R>): Ledger<R> => ({ name, row })
export const append = <R extends object>(to: Ledger<R>, rows: readonly R[]): Save => ({ act: 'append', ledger: to.name, rows })

/** One thing that happened: `brief.opened`, the objects it touched by type, and what a reader wants to know of it. */
export interface Happening {
  verb: string
  objects: Record<string, string | readonly string[]>
  detail?: Record<string, unknown>
  reason?: string
}

export const happened = (
  verb: string,
  objects: Record<string, string | readonly string[]>,
  detail?: Record<string, unknown>,
  reason?: string,
): Happening => ({ verb, objects, ...(detail && { detail }), ...(reason !== undefined && { reason }) })

/** Work for the world outside, done by the worker after the commit; its result comes back as an operation. */
export interface Task {
  name: string
  payload: Record<string, unknown>
  /** At most one waiting task has this key; a later one replaces it. */
  key?: string
  runAt?: Date
}

/** A kind of task: declared here as data, run by one file of the worker. */
export interface TaskKind<P extends Record<string, unknown>> {
  readonly name: string
  readonly payload: z.ZodType<P>
  readonly attempts: number
}
export const taskKind = <P extends Record<string, unknown>>(name: string, payload: z.ZodType<P>, attempts = 8): TaskKind<P> => ({
  name,
  payload,
  attempts,
})
export const task = <P extends Record<string, unknown>>(kind: TaskKind<P>, payload: P, when: { key?: string; runAt?: Date } = {}): Task => ({
  name: kind.name,
  payload,
  ...when,
})
