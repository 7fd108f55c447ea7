import { z } from 'zod'
import { taskKind } from '../kernel/change.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { Locale } from './locale.ts'

/** One piece of work that was given to an agent: what was asked, who did it with which model, and what came of it. */
export const Run = Entity.extend({
  agent: z.string().describe('id of the agent that does it'),
  askedBy: z.string(),
  /** asked: the agent has it.  done: its drafts lie in the library.  recombined: no model is set, a family was recombined instead.  refused: nothing came of it. */
  state: z.enum(['asked', 'done', 'recombined', 'refused']),
  template: z.string(),
  slot: z.string(),
  locales: z.array(Locale).min(1).max(12),
  count: z.number().int().min(1).max(8),
  message: z.string().max(2_000),
  tags: z.array(z.string()),
  brief: z.string().optional(),
  family: z.string().optional().describe('what recombination begins with where no model is set'),
  made: z.array(z.string()).default([]).describe('ids of components, or of the family that was recombined'),
  because: z.string().max(600).optional().describe('why nothing came of it'),
  work: z
    .strictObject({
      model: z.string().max(200).describe('provider and model'),
      prompt: z.string().describe('version of the prompt'),
      inputHash: z.string(),
      outputHash: z.string(),
      tokensIn: z.number().int().nonnegative(),
      tokensOut: z.number().int().nonnegative(),
      milliseconds: z.number().int().nonnegative(),
      repaired: z.boolean(),
    })
    .optional(),
  at: z.iso.datetime(),
})
export type Run = z.infer<typeof Run>

export const run = noun('run', 'run', Run, ['state', 'agent', 'brief', 'at'])

/** Lets a model write what a run asks for; its drafts come back as `component.propose` by the agent. */
export const draftComponents = taskKind('draft-components', z.object({ run: z.string() }), 3)
