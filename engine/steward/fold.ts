import { source } from '../kernel/reader.ts'
import type { Trace } from './trace.ts'

/**
 * A fold over the journal. Its state is plain JSON, depends on the entries alone, and is handed from step to step:
 * `step` may write into the state that it is given, because whoever folds never keeps an older one.
 */
export interface Fold<S = unknown> {
  readonly name: string
  /** Grows whenever the state of the same entries would come out differently: what was kept under another number is folded anew. */
  readonly shape: number
  start(): S
  step(state: S, trace: Trace): S
  /** What is left of a state when the sample was cleared and these ids stayed; without this nothing is. */
  cleared?(state: S, left: ReadonlySet<string>): S
}

export const fold = <S>(record: Fold<S>): Fold<S> => record

/** How far the journal has been folded, and what came of it, by the name of the fold. */
export interface Folded {
  seq: number
  states: Record<string, unknown>
}

export const unfolded = (folds: readonly Fold[]): Folded => ({ seq: 0, states: Object.fromEntries(folds.map(({ name, start }) => [name, start()])) })

/** Folds one more entry in; an entry that was folded already changes nothing. */
export const foldIn = (folds: readonly Fold[], folded: Folded, trace: Trace): void => {
  if (trace.seq <= folded.seq) return
  if (trace.verb === 'engine.cleared') clearedOf(folds, folded, trace)
  for (const { name, step } of folds) folded.states[name] = step(folded.states[name], trace)
  folded.seq = trace.seq
}

/** What went is the sample's history: the journal keeps it, figures no longer speak of it. */
const clearedOf = (folds: readonly Fold[], folded: Folded, { detail }: Trace): void => {
  const left = new Set([detail['left'] ?? []].flat().map(String))
  for (const { name, start, cleared } of folds) folded.states[name] = cleared ? cleared(folded.states[name], left) : start()
}

export const stateOf = <S>({ states }: Folded, { name }: Fold<S>): S => states[name] as S

/** All folds of this engine, up to the newest sealed entry. */
export const foldedJournal = source<Record<never, never>, Folded>('foldedJournal')
