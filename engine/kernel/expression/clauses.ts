import { compile } from './compile/compile.ts'
import { truthOf, type Truth } from './explain.ts'
import type { Expression } from './expression.ts'
import { limits } from './limits.ts'
import type { Span } from './problem.ts'
import type { Facts } from './value.ts'

/** One of the conditions that must all hold, to be asked by itself. */
export interface LooseClause {
  text: string
  span: Span
  truth: (facts: Facts) => Truth
}

/** The clauses of a rule that are joined by &&; a rule of another form is one clause. */
export const clausesOf = ({ meaning, source }: Expression): LooseClause[] =>
  (meaning.kind === 'and' ? meaning.parts : [meaning]).map((part) => {
    const budget = { left: 0 }
    const run = compile(part, budget)
    return {
      text: source.slice(part.span.start, part.span.end),
      span: part.span,
      truth: (facts) => {
        budget.left = limits.work
        return truthOf(run(facts))
      },
    }
  })
