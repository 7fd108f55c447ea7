import type { Ledger } from '../../engine/kernel/change.ts'
import type { Source } from '../../engine/kernel/reader.ts'
import type { Scope } from './database.ts'

/** A store's answer to one source of the engine. */
export interface Answering {
  source: string
  answer(scope: Scope, parameters: unknown): Promise<unknown>
}
export const answering = <P, R>(source: Source<P, R>, answer: (scope: Scope, parameters: P) => Promise<R>): Answering => ({
  source: source.name,
  answer: answer as Answering['answer'],
})

/** A store's way to write the rows of one ledger. */
export interface Appending {
  ledger: string
  append(scope: Scope, rows: readonly unknown[]): Promise<void>
}
export const appending = <R extends object>(ledger: Ledger<R>, append: (scope: Scope, rows: readonly R[]) => Promise<void>): Appending => ({
  ledger: ledger.name,
  append: (scope, rows) =>
    append(
      scope,
      rows.map((row) => ledger.row.parse(row)),
    ),
})
