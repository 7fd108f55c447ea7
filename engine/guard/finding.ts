import { z } from 'zod'
import { Box } from '../create/template.ts'
import { mostLines } from './body-lines.ts'

/** block: may not go live.  warn: a person should look.  note: worth knowing. */
export const Severity = z.enum(['block', 'warn', 'note'])
export type Severity = z.infer<typeof Severity>

const ranks: readonly Severity[] = Severity.options

/** What blocks before what warns, what warns before what is noted. */
export const bySeverity = (a: { severity: Severity }, b: { severity: Severity }): number => ranks.indexOf(a.severity) - ranks.indexOf(b.severity)

const mostWrites = 100

/** One remedy that can be pressed: the sentence on it, and the operation that it calls. Without an operation it is advice. */
export const Remedy = z.strictObject({
  sentence: z.string().max(200),
  operation: z.string().optional(),
  input: z.record(z.string(), z.unknown()).optional(),
  writes: z
    .array(
      z.strictObject({
        from: z.number().int().describe('UTF-16 units from the beginning of the body'),
        was: z.string().describe('what stands there'),
        write: z.string().describe('what is to stand there instead'),
      }),
    )
    .max(mostWrites)
    .optional()
    .describe('what of the body of the template is to be written otherwise, in the order in which it stands there'),
  inComponent: z.literal(true).optional().describe('advice that is followed in what the component of the finding says'),
})
export type Remedy = z.infer<typeof Remedy>

/** What a remedy writes, as it stands in the body; what is beyond many is written by whoever presses again. */
export const inOrder = (writes: NonNullable<Remedy['writes']>): NonNullable<Remedy['writes']> =>
  writes.toSorted((a, b) => a.from - b.from).slice(0, mostWrites)

/** What a guardrail says about one thing: where, why, how much, and how to mend it. */
export const Finding = z.strictObject({
  severity: Severity,
  guardrail: z.string().describe('name of its kind'),
  rule: z.string().optional().describe('id of the guardrail as this engine has set it; absent where its kind holds at its defaults'),
  reason: z.string().describe('one sentence'),
  slot: z.string().optional(),
  component: z.string().optional().describe('id'),
  locale: z.string().optional(),
  span: z.strictObject({ from: z.number().int(), length: z.number().int() }).optional().describe('of the main text, in UTF-16 units'),
  box: Box.optional(),
  lines: z
    .array(z.number().int().min(1))
    .max(mostLines)
    .optional()
    .describe('of the body of the template, from 1: where the layout says what is found'),
  format: z.string().optional().describe('of a set of sizes, the one that it is found in'),
  measured: z.union([z.number(), z.string()]).optional(),
  limit: z.union([z.number(), z.string()]).optional(),
  unit: z.string().max(20).optional().describe('px, lines, characters, : 1, bytes'),
  fits: z.number().int().optional().describe('characters that there is room for; estimated where not characters but its box is the limit'),
  fix: Remedy.optional(),
})
export type Finding = z.infer<typeof Finding>
