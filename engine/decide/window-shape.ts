import { z } from 'zod'
import { longestWindow, type Window } from './window.ts'

export const windowShape = {
  days: z.number().int().min(1).max(longestWindow.days).optional(),
  minutes: z.number().int().min(1).max(longestWindow.minutes).optional().describe('where a day is too coarse; days or minutes, not both'),
}

export const isWindow = ({ days, minutes }: Window): boolean => (days === undefined) !== (minutes === undefined)
export const windowProblem = 'Say either days or minutes.'
