import type { RefusalPlace } from '../refusal.ts'

/** A stretch of source text: UTF-16 offsets from 0, `end` excluded. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What is wrong with a source, and where: `offset` from 0 in UTF-16 units, `line` and `column` from 1. */
export interface Problem {
  message: string
  hint: string
  line: number
  column: number
  offset: number
  length: number
}

/** A problem before its line and column are counted. */
export interface Fault {
  message: string
  hint: string
  span: Span
}

export const locate = (source: string, { message, hint, span }: Fault): Problem => {
  const before = source.slice(0, span.start)
  const lineStart = before.lastIndexOf('\n') + 1
  const line = before.split('\n').length
  return { message, hint, line, column: span.start - lineStart + 1, offset: span.start, length: Math.max(1, span.end - span.start) }
}

/** The problems as places of a refusal (`invalidExpression`); `path` says which field of the input holds the expression. */
export const asPlaces = (problems: readonly Problem[], path?: string): RefusalPlace[] =>
  problems.map(({ message, ...place }) => ({ ...(path === undefined ? {} : { path }), ...place, problem: message }))
