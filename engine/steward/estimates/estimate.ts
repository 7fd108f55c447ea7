import { z } from 'zod'

/** An estimate with its 95 % interval, and how the interval was found. `high` is absent where the data do not bound it: "at least". */
export const Estimate = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number().optional().describe('absent: not bounded by what was seen'),
  method: z.string().describe('of the interval, which is at 95 %'),
})
export type Estimate = z.infer<typeof Estimate>

export const level = 0.95

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
