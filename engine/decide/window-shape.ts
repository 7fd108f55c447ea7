import { z } from 'zod'
import type { Window } from './window.ts'

const longestDays = 366

export const windowShape = {
  days: z.number().int().min(1).max(longestDays).optional(),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(longestDays * 1_440)
    .optional()
    .describe('where a day is too coarse; days or minutes, not both'),
}

export const isWindow = ({ days, minutes }: Window): boolean => (days === undefined) !== (minutes === undefined)
export const windowProblem = 'Say either days or minutes.'
