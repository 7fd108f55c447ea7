import { source } from '../kernel/reader.ts'
import type { Brief } from '../brief/brief.ts'

/** The days on which a family will be shown, yyyy-mm-dd, both included; open at the end where nobody set one. */
export interface Flight {
  from: string
  until?: string
}

/** When the campaigns of a family that are not over begin and end; nothing where there is none. Campaigns stand downstream, so the store answers. */
export const flightOf = source<{ family: string }, { from: string; until?: string } | undefined>('family.flight')

const day = 86_400_000

/** As a brief has it: from the day that it should be live, for as long as its goal is measured. */
export const flightOfBrief = ({ due, goal }: Pick<Brief, 'due' | 'goal'>): Flight => ({
  from: due.slice(0, 10),
  until: new Date(Date.parse(due) + goal.windowDays * day).toISOString().slice(0, 10),
})
