import { z } from 'zod'

/** The stations of the loop in their order; after the last comes the first. */
export const stages = ['brief', 'create', 'guard', 'approve', 'decide', 'activate', 'observe', 'learn', 'flow'] as const
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

export const stageNames: Record<Stage, string> = {
  brief: 'Brief',
  create: 'Create',
  guard: 'Guard',
  approve: 'Approve',
  decide: 'Decide',
  activate: 'Activate',
  observe: 'Observe',
  learn: 'Learn',
  flow: 'Flow',
}
