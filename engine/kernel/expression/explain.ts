import { compile } from './compile/compile.ts'
import type { Expression } from './expression.ts'
import { limits } from './limits.ts'
import { partsOf, type Meaning } from './meaning.ts'
import type { Span } from './problem.ts'
import { showValue } from './show.ts'
import { aType } from './type.ts'
import { Unknown } from './unknown.ts'
import type { Facts, Run } from './value.ts'

export type Truth = 'true' | 'false' | 'missing' | 'failed'

/** One condition of a rule and how it came out. Junctions have parts; a clause without parts is a leaf. */
export interface Clause {
  /** Its source, and where that lies: in the rule, or in the saved predicate that the clause above it names. */
  text: string
  span: Span
  truth: Truth
  /** Such as `profile.orders > 0 is false: profile.orders is 0`, or `profile.shellAge is missing`. */
  says: string
  /** The path that is missing, where one is. */
  lacks?: string
  /** What was looked at, without constants: attributes and what was computed from them. */
  looked: { text: string; value: string }[]
  joined?: 'and' | 'or' | 'not' | 'holds' | 'choice' | 'predicate'
  parts: Clause[]
  /** Whether the outcome of the whole hangs on it: the false ones of a false &&, all of a false ||. */
  decides: boolean
}

/** Says of each clause how it comes out, by the same closures that decide. Compiled once; call the result for each subject. */
export const explainer = (expression: Expression): ((facts: Facts) => Clause) => {
  const budget = { left: 0 }
  // Each clause runs with a budget of its own, or the explanation would run out where the decision did not.
  const explainRoot = explaining(expression.meaning, expression.source, (meaning) => {
    const run = compile(meaning, budget)
    return (facts) => {
      budget.left = limits.work
      return run(facts)
    }
  })
  return (facts) => {
    const clause = explainRoot(facts)
    decide(clause, true)
    return clause
  }
}

export const explain = (expression: Expression, facts: Facts): Clause => explainer(expression)(facts)

/** "Why not" in words: a sentence for each leaf that the outcome hangs on. */
export const reasons = (clause: Clause): string[] => {
  if (!clause.decides) return []
  return clause.parts.length === 0 ? [clause.says] : clause.parts.flatMap(reasons)
}

type Explaining = (facts: Facts) => Clause
type Branch = (joined: NonNullable<Clause['joined']>, parts: Explaining[]) => Explaining

const explaining = (meaning: Meaning, source: string, compiled: (meaning: Meaning) => Run): Explaining => {
  const run = compiled(meaning)
  const inner = (part: Meaning): Explaining => explaining(part, source, compiled)
  const text = source.slice(meaning.span.start, meaning.span.end)
  const branch: Branch = (joined, parts) => (facts) => {
    const value = run(facts)
    const truth = truthOf(value)
    return {
      text,
      span: meaning.span,
      truth,
      says: `${text} is ${truth}`,
      ...lackOf(value),
      looked: [],
      joined,
      parts: parts.map((part) => part(facts)),
      decides: false,
    }
  }
  switch (meaning.kind) {
    case 'and':
    case 'or':
      return branch(meaning.kind, meaning.parts.map(inner))
    case 'not':
    case 'holds':
      return branch(meaning.kind, [inner(meaning.of)])
    case 'conditional':
      return choice(meaning, branch, inner)
    case 'predicate':
      return branch('predicate', [explaining(meaning.meaning, meaning.source, compiled)])
    default:
      return leaf(meaning, source, run, compiled)
  }
}

/** Of a choice only the side that was taken is explained, beside the test that took it. */
const choice = ({ test, yes, no }: Extract<Meaning, { kind: 'conditional' }>, branch: Branch, inner: (part: Meaning) => Explaining): Explaining => {
  const asks = inner(test)
  const sides: Partial<Record<Truth, Explaining>> = { true: branch('choice', [asks, inner(yes)]), false: branch('choice', [asks, inner(no)]) }
  const neither = branch('choice', [asks])
  return (facts) => (sides[asks(facts).truth] ?? neither)(facts)
}

const lackOf = (value: unknown): { lacks?: string } => (value instanceof Unknown && value.kind === 'missing' ? { lacks: value.what } : {})

export const truthOf = (value: unknown): Truth => (value instanceof Unknown ? value.kind : value === true ? 'true' : 'false')

const leaf = (meaning: Meaning, source: string, run: Run, compiled: (meaning: Meaning) => Run): Explaining => {
  const text = source.slice(meaning.span.start, meaning.span.end)
  const looks = lookedAt(meaning).map((part) => ({
    text: 'path' in part ? part.path : source.slice(part.span.start, part.span.end),
    type: part.type,
    run: compiled(part),
  }))
  return (facts) => {
    const value = run(facts)
    const looked = looks.map((look) => ({ text: look.text, value: shown(look.run(facts), look) }))
    return {
      text,
      span: meaning.span,
      truth: truthOf(value),
      says: sentence(text, value, looked),
      ...lackOf(value),
      looked,
      parts: [],
      decides: false,
    }
  }
}

const shown = (value: ReturnType<Run>, { type }: { type: Meaning['type'] }): string =>
  value instanceof Unknown ? (value.kind === 'missing' ? 'missing' : `not ${aType(type)}`) : showValue(value, type)

const sentence = (text: string, value: ReturnType<Run>, looked: Clause['looked']): string => {
  if (value instanceof Unknown) return value.kind === 'missing' ? `${value.what} is missing` : `${text} cannot be told: ${value.what}`
  const because = looked.filter((look) => look.text !== text).map((look) => `${look.text} is ${look.value}`)
  return `${text} is ${value}${because.length > 0 ? `: ${because.join(', ')}` : ''}`
}

/** What a leaf weighs: its operands that are not written out, and the attributes inside those. `now` goes without saying. */
const lookedAt = (meaning: Meaning): Meaning[] => {
  const found = new Map<string, Meaning>()
  const visit = (part: Meaning, isOperand: boolean): void => {
    if (part.kind === 'each') return visit(part.range, true)
    if (part.kind === 'guard') return visit(part.of, isOperand)
    if (isOperand && part.kind !== 'constant' && part.kind !== 'list' && !isNow(part)) found.set(`${part.span.start}-${part.span.end}`, part)
    if (part.kind === 'attribute' || part.kind === 'field') return
    for (const inner of partsOf(part)) if (inner.kind !== 'constant') visit(inner, inner.kind === 'attribute' || part === meaning)
  }
  visit(meaning, meaning.kind === 'attribute' || meaning.kind === 'field')
  return [...found.values()]
}

const isNow = (meaning: Meaning): boolean => meaning.kind === 'attribute' && meaning.path === 'now'

/** Marks what the outcome hangs on, from the top down. */
const decide = (clause: Clause, decides: boolean): void => {
  clause.decides = decides
  for (const part of clause.parts) decide(part, decides && weighs(clause, part))
}

const weighs = ({ joined, truth }: Clause, part: Clause): boolean => {
  if (joined === 'and' && truth !== 'true') return part.truth === truth
  if (joined === 'or' && truth !== 'false') return part.truth === truth
  return true
}
