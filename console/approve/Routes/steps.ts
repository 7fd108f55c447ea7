import type { Operations } from '../../api/operations.ts'
import { numberTyped } from '../../format/typedNumber.ts'
import { words } from './words.ts'

export type Route = Operations['route.list']['output']['items'][number]
export type Step = NonNullable<Operations['route.set']['input']['steps']>[number]

/** Roles that may be asked for a yes. */
export const mayJudge = [
  'creativeSteward',
  'complianceReviewer',
  'decisionEngineer',
  'creativeTechnologist',
  'insightSteward',
  'contributor',
] as const satisfies readonly Step['role'][]

/** Working hours of a step. */
const mostHours = 720

/** A step as it is typed. */
export interface TypedStep {
  role: Step['role']
  label: string
  hours: string
}

export const typeSteps = (steps: readonly Step[]): TypedStep[] =>
  steps.map(({ role, label, withinHours }) => ({ role, label, hours: String(withinHours ?? 16) }))

/** The steps as typed; undefined where one says not what it looks at, or not how long. */
export const readSteps = (typed: readonly TypedStep[]): Step[] | undefined => {
  const steps = typed.map(({ role, label, hours }) => ({ role, label: label.trim(), withinHours: numberTyped(hours, mostHours) }))
  return steps.every(({ label, withinHours }) => label !== '' && withinHours > 0) ? steps : undefined
}

/** What is wrong with one step, at the field that it is wrong in. */
export const wrongWith = ({ label, hours }: TypedStep): { label: boolean; hours: boolean } => ({
  label: label.trim() === '',
  hours: !(numberTyped(hours, mostHours) > 0),
})

export const movedUp = (steps: readonly TypedStep[], place: number): TypedStep[] => {
  const moved = [...steps]
  const [step] = moved.splice(place, 1)
  if (step) moved.splice(place - 1, 0, step)
  return moved
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
