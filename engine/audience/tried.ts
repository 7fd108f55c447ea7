import { z } from 'zod'
import type { Clause } from '../kernel/expression/explain.ts'

/** One clause and how it came out. The clauses of a rule stand in the order in which they are read, each below what it is part of. */
export const TriedClause = z.object({
  text: z.string(),
  depth: z.number().int().describe('0 for the whole rule'),
  offset: z.number().int().describe('where it stands in the rule, or in the rule of the audience that it belongs to'),
  length: z.number().int(),
  of: z.string().optional().describe('the audience that it belongs to, as in audience.loyal'),
  joined: z.enum(['and', 'or', 'not', 'holds', 'choice', 'predicate']).optional().describe('what its parts are joined by; absent: it has none'),
  truth: z.enum(['true', 'false', 'missing', 'failed']),
  says: z.string(),
  decides: z.boolean().describe('whether the outcome of the whole hangs on it'),
})
export type TriedClause = z.infer<typeof TriedClause>

export const listClauses = (clause: Clause, depth = 0, of?: string): TriedClause[] => {
  const { text, span, joined, truth, says, decides, parts } = clause
  const own: TriedClause = {
    text,
    depth,
    offset: span.start,
    length: span.end - span.start,
    ...(of !== undefined && { of }),
    ...(joined && { joined }),
    truth,
    says,
    decides,
  }
  return [own, ...parts.flatMap((part) => listClauses(part, depth + 1, joined === 'predicate' ? text : of))]
}
