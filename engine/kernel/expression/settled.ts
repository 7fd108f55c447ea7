import { compile } from './compile/compile.ts'
import { limits } from './limits.ts'
import { attributesIn, type Meaning } from './meaning.ts'
import type { Unknown } from './unknown.ts'
import type { Facts, Value } from './value.ts'

/**
 * Whether a condition comes out the same whatever those attributes were, of which the facts have none. Its value alone does not say so: `holds` and `has` take what
 * is missing for false.
 */
export const isSettled = (meaning: Meaning, unseen: ReadonlySet<string>, facts: Facts): boolean => {
  if (!readBy(meaning).some((path) => unseen.has(path))) return true
  const settled = (part: Meaning): boolean => isSettled(part, unseen, facts)
  switch (meaning.kind) {
    case 'predicate':
      return settled(meaning.meaning)
    case 'not':
    case 'holds':
    case 'guard':
      return settled(meaning.of)
    case 'and':
    case 'or': {
      const decisive = meaning.kind === 'or'
      return meaning.parts.every(settled) || meaning.parts.some((part) => settled(part) && valueOf(part, facts) === decisive)
    }
    case 'conditional': {
      if (!settled(meaning.test)) return false
      const test = valueOf(meaning.test, facts)
      return typeof test !== 'boolean' || settled(test ? meaning.yes : meaning.no)
    }
    default:
      return false
  }
}

const read = new WeakMap<Meaning, readonly string[]>()

const readBy = (meaning: Meaning): readonly string[] => {
  const known = read.get(meaning) ?? attributesIn(meaning)
  read.set(meaning, known)
  return known
}

const runs = new WeakMap<Meaning, (facts: Facts) => Value | Unknown>()

const valueOf = (meaning: Meaning, facts: Facts): Value | Unknown => {
  const run = runs.get(meaning) ?? runnable(meaning)
  runs.set(meaning, run)
  return run(facts)
}

const runnable = (meaning: Meaning): ((facts: Facts) => Value | Unknown) => {
  const budget = { left: 0 }
  const run = compile(meaning, budget)
  return (facts) => {
    budget.left = limits.work
    return run(facts)
  }
}
