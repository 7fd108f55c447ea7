import type { Operations } from '../../api/operations.ts'
import { words } from './words.ts'

export type Route = Operations['route.list']['output']['items'][number]
export type Step = NonNullable<Operations['route.set']['input']['steps']>[number]

/** One step a line: role, label, hours. */
export const writeSteps = (steps: readonly { role: string; label: string; withinHours: number }[]): string =>
  steps.map(({ role, label, withinHours }) => `${role}, ${label}, ${withinHours}`).join('\n')

/** The steps as typed; undefined where a line is not of the three parts. Whether a role is one, the engine says. */
export const readSteps = (typed: string): Step[] | undefined => {
  const lines = typed.split('\n').filter((line) => line.trim() !== '')
  const steps = lines.map((line) => {
    const [role = '', label = '', hours = ''] = line.split(',').map((part) => part.trim())
    const withinHours = Number(hours)
    return role && label && withinHours > 0 ? ({ role, label, withinHours } as Step) : undefined
  })
  return steps.every((step) => step !== undefined) ? steps : undefined
}

type Judged = Operations['approval.list']['output']['items'][number]

/** How long each verdict at a step of a route was waited for, in milliseconds, the shortest first. */
export const waitsAt = (approvals: readonly Judged[], route: string, step: number): number[] =>
  approvals
    .filter(({ route: { key } }) => key === route)
    .flatMap(({ verdicts, requestedAt }) => {
      const said = verdicts.find((verdict) => verdict.step === step)
      const before = verdicts.find((verdict) => verdict.step === step - 1)
      return said ? [Date.parse(said.at) - Date.parse(before?.at ?? requestedAt)] : []
    })
    .toSorted((a, b) => a - b)

/** The middle one, or between the two in the middle; undefined of none. */
export const medianOf = (sorted: readonly number[]): number | undefined => {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

const minute = 60_000

/** How fast people are is not told in milliseconds. */
export const sayWait = (ms: number, duration: (ms: number) => string): string => (ms < minute ? words.underMinute : duration(ms))
