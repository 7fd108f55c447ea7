import { z } from 'zod'
import { findOne } from '../../create/find.ts'
import { Metric } from '../../brief/goal.ts'
import { placement } from '../../decide/placement.ts'
import { query } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Lift, liftOf } from '../experiment/lift.ts'
import { holdoutSlices, sliceMinutes } from '../experiment/slices.ts'

const dayMs = 86_400_000

export const showHoldout = query({
  name: 'holdout.show',
  summary: 'Show the lift over those who are held out, of one placement or of the engine as a whole',
  input: z.strictObject({
    placement: z.string().optional().describe('id or key; all of them when left out'),
    metric: Metric.default('conversionRate').describe(
      'someone held out sees nothing of ours, so there is nothing of ours to click, nor to leave because of',
    ),
    days: z.number().int().min(1).max(90).default(28).describe('counted from so many days ago'),
  }),
  output: Lift.extend({ placement: z.string().optional(), since: z.iso.datetime(), synthetic: z.boolean() }),
  roles: everyone,
  example: {},
  load: async (read, { placement: named, metric, days }, { now }) => {
    const where = named === undefined ? undefined : await findOne(read, placement, named)
    if (named !== undefined && !where) return undefined
    // Whole days, so that looking twice a day looks at the same beginning.
    const since = new Date(Math.floor(now.getTime() / dayMs - days) * dayMs).toISOString()
    const until = now.toISOString()
    const minutes = sliceMinutes(since, until)
    const measured = await read.ask(holdoutSlices, { placement: where?.key, metric, from: since, until, settleHours: 0, sliceMinutes: minutes })
    return { key: where?.key, since, ...measured }
  },
  answer: (facts, { placement: named, metric }) => {
    if (!facts) return refuse('notFound', `No placement has the id or key ${named}.`)
    const { key, since, slices, synthetic } = facts
    return { ...liftOf(slices, metric), ...(key !== undefined && { placement: key }), since, synthetic }
  },
})
