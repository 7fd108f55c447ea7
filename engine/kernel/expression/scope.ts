import type { Meaning } from './meaning.ts'
import type { Predicate } from './names.ts'
import { possible, termsOf } from './possible.ts'

/**
 * Whom a condition can take, as far as that shows without asking anybody: `nobody`, `everybody`, or `known` for everybody of whom what it
 * asks about is known. Undefined where it depends.
 */
export type Scope = 'nobody' | 'everybody' | 'known'

export const scopeOf = (condition: Predicate): Scope | undefined => {
  const truths = entangled(clausesOf(condition)).map((together) => possible(together)?.map(whole))
  if (truths.some((one) => one !== undefined && !one.includes('true'))) return 'nobody'
  if (truths.some((one) => one === undefined || one.includes('false'))) return undefined
  return truths.some((one) => one!.includes('missing')) ? 'known' : 'everybody'
}

/** All of them together: what is false settles it, and what is missing leaves it open. */
const whole = (truths: readonly string[]): string => ['false', 'missing'].find((truth) => truths.includes(truth)) ?? 'true'

/** The clauses that must all hold, those of saved conditions included. */
const clausesOf = ({ meaning, source }: Predicate): Predicate[] => {
  if (meaning.kind === 'predicate') return clausesOf(meaning)
  return meaning.kind === 'and' ? meaning.parts.flatMap((part: Meaning) => clausesOf({ meaning: part, source })) : [{ meaning, source }]
}

/** Clauses that ask about the same things, together; between the groups nothing is shared. */
const entangled = (clauses: readonly Predicate[]): Predicate[][] => {
  let groups: { terms: ReadonlySet<string>; clauses: Predicate[] }[] = []
  for (const clause of clauses) {
    const terms = termsOf(clause)
    const touched = groups.filter((group) => [...terms].some((term) => group.terms.has(term)))
    const merged = {
      terms: new Set([...terms, ...touched.flatMap((group) => [...group.terms])]),
      clauses: [...touched.flatMap((group) => group.clauses), clause],
    }
    groups = [...groups.filter((group) => !touched.includes(group)), merged]
  }
  return groups.map((group) => group.clauses)
}
