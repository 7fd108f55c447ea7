import type { Clock } from '../kernel/clock.ts'
import type { Standing } from './item.ts'
import type { Stage } from './stage.ts'

/** For how many working hours something may wait at a stage before it is held. Limits know one clock; how long things took is told by either. */
export interface ServiceLevel {
  hours: number
}

/** What holds until an engine says otherwise. A step of an approval route brings its own. */
export const usualLevels: Record<Stage, ServiceLevel> = {
  brief: { hours: 16 },
  create: { hours: 16 },
  guard: { hours: 8 },
  approve: { hours: 24 },
  decide: { hours: 8 },
  activate: { hours: 8 },
  observe: { hours: 8 },
  learn: { hours: 16 },
  flow: { hours: 8 },
}

export const levelOf = ({ stage, withinHours }: Standing): ServiceLevel => (withinHours === undefined ? usualLevels[stage] : { hours: withinHours })

export interface Clocks {
  calendar: Clock
  working: Clock
}

const hour = 3_600_000

/** How far beyond its limit something has waited, in ms of working time; 0 within it. */
export const beyond = (standing: Standing, now: number, clocks: Clocks): number => {
  const { hours } = levelOf(standing)
  return standing.waits ? Math.max(0, clocks.working(standing.since, now) - hours * hour) : 0
}
