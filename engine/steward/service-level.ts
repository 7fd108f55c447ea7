import type { Clock } from '../kernel/clock.ts'
import type { Standing } from './item.ts'
import type { Stage } from './stage.ts'

/** How long something may wait at a stage before it is held, and by which clock. */
export interface ServiceLevel {
  hours: number
  clock: 'working' | 'calendar'
}

/** What holds until an engine says otherwise. A step of an approval route brings its own. */
export const usualLevels: Record<Stage, ServiceLevel> = {
  brief: { hours: 16, clock: 'working' },
  create: { hours: 16, clock: 'working' },
  guard: { hours: 8, clock: 'working' },
  approve: { hours: 24, clock: 'working' },
  decide: { hours: 8, clock: 'working' },
  activate: { hours: 8, clock: 'working' },
  observe: { hours: 8, clock: 'working' },
  learn: { hours: 16, clock: 'working' },
  flow: { hours: 8, clock: 'working' },
}

export const levelOf = ({ stage, withinHours }: Standing): ServiceLevel =>
  withinHours === undefined ? usualLevels[stage] : { hours: withinHours, clock: 'calendar' }

export interface Clocks {
  calendar: Clock
  working: Clock
}

const hour = 3_600_000

/** How far beyond its limit something has waited, in ms of the limit’s own clock; 0 within it. */
export const beyond = (standing: Standing, now: number, clocks: Clocks): number => {
  const { hours, clock } = levelOf(standing)
  return standing.waits ? Math.max(0, clocks[clock](standing.since, now) - hours * hour) : 0
}
