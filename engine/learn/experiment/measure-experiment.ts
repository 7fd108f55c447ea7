import type { Experiment } from '../../decide/experiment.ts'
import { policyNamed } from '../../decide/policies/index.ts'
import type { Reader } from '../../kernel/reader.ts'
import type { Measured } from './report.ts'
import { experimentSlices, sliceMinutes } from './slices.ts'

const hourMs = 3_600_000

/** Reads what came to the arms up to now, or up to its end. `synthetic`: some of it was made by the visitor generator. */
export const measureExperiment = async (
  read: Reader,
  { id, plan, startedAt, endedAt }: Experiment,
  now: Date,
): Promise<Measured & { synthetic: boolean }> => {
  const perPerson = !(policyNamed(plan.allocation.name)?.learns ?? false)
  const from = startedAt
  if (from === undefined) return { plan, perPerson, now, slices: [], synthetic: false }
  const until = new Date((endedAt === undefined ? now.getTime() : Date.parse(endedAt)) - plan.settleHours * hourMs).toISOString()
  const wanted = { experiment: id, perPerson, from, until, settleHours: plan.settleHours, sliceMinutes: sliceMinutes(from, plan.until) }
  const measured = []
  for (const metric of [plan.metric, ...plan.guardrails.map((guardrail) => guardrail.metric)])
    measured.push(await read.ask(experimentSlices, { ...wanted, metric }))
  return { plan, perPerson, now, slices: measured.map(({ slices }) => slices), synthetic: measured.some(({ synthetic }) => synthetic) }
}
