import type { OperationName, Operations } from '../engine/operations.ts'

/** What has been told so far: ids of people by key, answers of earlier steps by key. */
export interface Told {
  people: Readonly<Record<string, string>>
  answers: Record<string, unknown>
  now: Date
}

/** One step of the starter’s story: an operation, by whom, with an input that may look back. */
export interface Step {
  by: string
  operation: OperationName
  input(told: Told): unknown
  /** Under which its answer is kept. */
  key?: string
  /** Asked again until this holds of the answer: for what the worker does in between. */
  until?(answer: unknown): boolean
}

export const step = <N extends OperationName>(
  by: string,
  operation: N,
  input: Operations[N]['input'] | ((told: Told) => Operations[N]['input']),
  key?: string,
): Step => ({
  by,
  operation,
  input: typeof input === 'function' ? (input as (told: Told) => unknown) : () => input,
  ...(key !== undefined && { key }),
})

/** An id that an earlier step answered with. */
export const idOf = (told: Told, key: string): string => {
  const answer = told.answers[key]
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string') return answer.id
  throw new Error(`no earlier step of the starter is called ${key}`)
}

const day = 86_400_000

/** Days from now, at noon UTC. */
export const inDays = (told: Told, days: number): string => {
  const then = new Date(told.now.getTime() + days * day)
  return new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth(), then.getUTCDate(), 12)).toISOString()
}

export const personOf = (told: Told, key: string): string => told.people[key] ?? ''

/** The same step, asked again until its answer holds. */
export const until = <N extends OperationName>(one: Step, holds: (answer: Operations[N]['output']) => boolean): Step => ({
  ...one,
  until: holds as (answer: unknown) => boolean,
})
