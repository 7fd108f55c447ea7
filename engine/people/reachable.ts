import { didYouMean } from '../kernel/expression/check/suggest.ts'
import { source } from '../kernel/reader.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'

/** The names of all operations: what a token may be narrowed to. */
export const operationNames = source<Record<string, never>, readonly string[]>('operations.names')

/** Why scopes reach nothing: a token with a slip of the hand in them would be refused everywhere, and only once it is in use. */
export const refuseScopes = (scopes: readonly string[], names: readonly string[]): Refusal | undefined => {
  const known = ['*', ...names, ...new Set(names.map((name) => `${nounOf(name)}.*`))]
  const strange = scopes.flatMap((scope, n) => (known.includes(scope) ? [] : [{ scope, path: `scopes.${n}` }]))
  if (strange.length === 0) return undefined
  return refuse('invalidInput', `No operation is called ${strange.map(({ scope }) => scope).join(', ')}.`, {
    where: strange.map(({ scope, path }) => ({ path, problem: 'reaches nothing', hint: nearTo(scope, known) })),
    remedy: 'Name operations as in brief.list, all of a noun as in brief.*, or everything with *.',
  })
}

const nounOf = (name: string): string => name.split('.')[0] ?? name

/** What its noun has, where there is such a noun; else what sounds alike. */
const nearTo = (scope: string, known: readonly string[]): string => {
  const ofNoun = known.filter((name) => nounOf(name) === nounOf(scope) && name.includes('.'))
  return ofNoun.length > 0
    ? `There are ${ofNoun.join(', ')}.`
    : didYouMean(
        scope,
        known.filter((name) => name.includes('.')),
        'See /reference for all operations.',
      )
}
