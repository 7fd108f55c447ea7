import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { Finding } from './finding.ts'

/** Findings of one guardrail in one slot: what a person mends at once. */
export const Cause = z.strictObject({
  ...Finding.pick({ severity: true, guardrail: true, rule: true, slot: true }).shape,
  sentence: z.string(),
  variants: z.number().int().nonnegative().describe('how many variants it touches'),
  findings: z.array(Finding).max(12).describe('the first of them'),
  more: z.number().int().nonnegative().describe('findings that are not listed'),
})
export type Cause = z.infer<typeof Cause>

/** What may not be shown: any variant that agrees with it in locale and in every slot named. Together they are complete. */
export const Block = z.strictObject({
  locale: z.string(),
  choice: z.record(z.string(), z.string()).describe('slot → id of the component; empty: the whole locale'),
  guardrail: z.string().describe('kind'),
  rule: Finding.shape.rule,
  component: z.string().optional().describe('id of the one that it is about; absent where it is about several together, or about the template'),
})
export type Block = z.infer<typeof Block>

/** How many variants are blocked, or warned of, by what is found in one size and language. */
export const SizeCount = z.strictObject({
  format: z.string(),
  locale: z.string(),
  severity: z.enum(['block', 'warn']),
  variants: z.number().int().positive(),
})
export type SizeCount = z.infer<typeof SizeCount>

/** Warnings of which a run tells where they hold; of blocks it tells all. */
export const mostWarns = 2_000

/** All guardrails that apply, run on every variant of a family at one content hash. */
export const Preflight = Entity.extend({
  family: z.string(),
  hash: z.string().describe('the family’s content hash that was judged'),
  guardrails: z.string().describe('hash of the guardrails that judged it'),
  measurements: z.string().optional().describe('hash of what it was measured by; absent in runs from before it was kept'),
  combinations: z.number().int().nonnegative().describe('variants that the constraints allow, in all locales'),
  passed: z.number().int().nonnegative(),
  blocked: z.number().int().nonnegative(),
  warned: z.number().int().nonnegative().describe('of those that passed'),
  unmeasured: z.number().int().nonnegative().describe('texts, and pictures and layouts of a set of sizes, that no renderer has measured yet'),
  state: z.enum(['measuring', 'passed', 'partly', 'blocked']),
  sentence: z.string(),
  causes: z.array(Cause).max(100),
  blocks: z.array(Block),
  warns: z
    .array(Block)
    .max(mostWarns)
    .optional()
    .describe('what somebody should look at, told as blocks are; absent in runs from before it was told'),
  moreWarns: z.number().int().nonnegative().optional().describe('of those, how many are not listed'),
  sizes: z.array(SizeCount).optional().describe('of a set of sizes: those in which something is found'),
  at: z.iso.datetime(),
})
export type Preflight = z.infer<typeof Preflight>

export const preflight = noun('preflight', 'pfl', Preflight, ['family', 'hash', 'state'])
