import type { Attributes } from './attribute.ts'
import { checkSyntax } from './check/check.ts'
import { compile } from './compile/compile.ts'
import { limits } from './limits.ts'
import { attributesIn, type Meaning } from './meaning.ts'
import { namesOf, type Predicate } from './names.ts'
import { parseExpression } from './syntax/parse.ts'
import { locate, type Problem } from './problem.ts'
import type { Syntax } from './syntax/syntax.ts'
import { aType, maySuit, suits, type Type } from './type.ts'
import { Unknown } from './unknown.ts'
import type { Facts, Value } from './value.ts'

/** A rule that parsed and type-checked, ready to run any number of times. */
export interface Expression extends Predicate {
  readonly source: string
  readonly syntax: Syntax
  readonly meaning: Meaning
  /** Whether it is true. A missing attribute or a failed calculation makes it not true; it never throws. */
  test(facts: Facts): boolean
  evaluate(facts: Facts): Outcome
}

/** The value, or the path of the attribute that is missing, or a sentence about what failed. */
export type Outcome = { value: Value } | { missing: string } | { error: string }

export type Compiled = { ok: true; expression: Expression } | { ok: false; problems: Problem[] }

export interface Wanted {
  /** The type that the whole must have; `dyn` for any. */
  returns: Type
  /** Compiled conditions that may be used by name, such as `audience.loyal`. Being compiled already, they cannot go in circles. One hides an attribute of its path. */
  predicates?: Readonly<Record<string, Predicate>>
}

/**
 * CEL text → syntax → meaning, checked against the declared attributes → closures. Dialect: ints stay within ±(2⁵³ − 1); moments
 * count milliseconds; maps have text keys; no bytes, unsigned ints, messages or types as values; patterns are written out.
 */
export const compileExpression = (source: string, attributes: Attributes, { returns, predicates = {} }: Wanted = { returns: 'bool' }): Compiled => {
  const parsed = parseExpression(source)
  if (!parsed.ok) return parsed
  const { meaning, faults } = checkSyntax(source, parsed.syntax, namesOf(attributes, predicates))
  if (faults.length === 0 && returns !== 'dyn' && !suits(meaning.type, returns)) {
    const hint = returns === 'bool' ? 'Compare it with something, such as x == "a" or x > 0.' : `Convert it to ${aType(returns)}.`
    if (!maySuit(meaning.type, returns))
      faults.push({ message: `The whole must be ${aType(returns)}; this is ${aType(meaning.type)}.`, hint, span: parsed.syntax.span })
  }
  if (faults.length > 0) return { ok: false, problems: faults.map((fault) => locate(source, fault)).sort((a, b) => a.offset - b.offset) }
  const whole: Meaning =
    returns === 'dyn' || suits(meaning.type, returns) ? meaning : { kind: 'guard', of: meaning, type: returns, span: meaning.span }
  return { ok: true, expression: runnable(source, parsed.syntax, whole) }
}

const runnable = (source: string, syntax: Syntax, meaning: Meaning): Expression => {
  const budget = { left: 0 }
  const run = compile(meaning, budget)
  const start = (facts: Facts): Value | Unknown => {
    budget.left = limits.work
    return run(facts)
  }
  return {
    source,
    syntax,
    meaning,
    test: (facts) => {
      budget.left = limits.work
      return run(facts) === true
    },
    evaluate: (facts) => {
      const value = start(facts)
      if (!(value instanceof Unknown)) return { value }
      return value.kind === 'missing' ? { missing: value.what } : { error: value.what }
    },
  }
}

/** The paths that an expression reads, those of its predicates included: what a decision's record must keep. */
export const attributesUsed = ({ meaning }: Expression): string[] => attributesIn(meaning)
