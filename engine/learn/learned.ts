import { z } from 'zod'
import { source } from '../kernel/reader.ts'
import type { LearningCell } from './cell.ts'

const Interval = z.tuple([z.number(), z.number()])

/** What learning believes of one component in its slot, or of one tag wherever it stands. Relative: 0.12 is a rate that is 12 % higher. */
export const LearnedEffect = z.object({
  slot: z.string().optional().describe('absent for a tag'),
  component: z.string().optional(),
  tag: z.string().optional(),
  audience: z.string().optional().describe('for whom; absent: for everybody'),
  exposures: z.number().int(),
  conversions: z.number().int(),
  effect: z.number().optional(),
  interval: Interval.optional().describe('95 %, of the posterior; may be looked at at any time'),
  gathering: z.object({ conversions: z.number().int(), needed: z.number().int() }).optional().describe('too few conversions yet'),
})
export type LearnedEffect = z.infer<typeof LearnedEffect>

/** Where one campaign at one placement stands. */
export const Learned = z.object({
  placement: z.string(),
  campaign: z.string(),
  at: z.iso.datetime(),
  snapshot: z.string(),
  trials: z.number().int(),
  successes: z.number().int(),
  effects: z.array(LearnedEffect),
  tags: z.array(LearnedEffect),
})
export type Learned = z.infer<typeof Learned>

export const learnedNow = source<{ placement?: string | undefined }, Learned[]>('learnedNow')

/** All counts of a placement. */
export const countsAt = source<{ placement: string }, LearningCell[]>('countsAt')
