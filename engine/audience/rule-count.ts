import { z } from 'zod'
import { clausesOf } from '../kernel/expression/clauses.ts'
import type { Expression } from '../kernel/expression/expression.ts'
import type { Facts } from '../kernel/expression/value.ts'

const people = z.number().int()

export const ClauseCount = z.object({
  text: z.string(),
  offset: z.number().int().describe('where it stands in the rule'),
  length: z.number().int(),
  alone: people.describe('whom this clause fits by itself'),
  through: people.describe('whom it fits together with all clauses before it'),
})

export const RuleCount = z.object({
  looked: people.describe('profiles that were looked at'),
  kept: people,
  open: people.describe('those of whom it cannot be told, since something that the rule asks about is missing'),
  clauses: z.array(ClauseCount).describe('the conditions joined by &&, in their order'),
})
export type RuleCount = z.infer<typeof RuleCount>

/** How many a rule keeps, and how many are left at each of its clauses. */
export const countRule = (rule: Expression, all: readonly Facts[]): RuleCount => {
  const outcomes = all.map((facts) => rule.evaluate(facts))
  let left = all
  const clauses = clausesOf(rule).map(({ text, span, truth }) => {
    const fits = new Set(all.filter((facts) => truth(facts) === 'true'))
    left = left.filter((facts) => fits.has(facts))
    return { text, offset: span.start, length: span.end - span.start, alone: fits.size, through: left.length }
  })
  const kept = outcomes.filter((outcome) => 'value' in outcome && outcome.value === true).length
  return { looked: all.length, kept, open: outcomes.filter((outcome) => !('value' in outcome)).length, clauses }
}
