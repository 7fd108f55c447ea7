import type { Experiment } from '../../decide/experiment.ts'
import { placement } from '../../decide/placement.ts'
import { policyNamed } from '../../decide/policies/index.ts'
import type { Reader } from '../../kernel/reader.ts'
import type { Measured } from './report.ts'
import { experimentSlices, sliceMinutes, type SlicesWanted } from './slices.ts'

const hourMs = 3_600_000

/** What to read of an experiment, up to now or up to its end; undefined before its start. */
export const wantedOf = ({ id, plan, startedAt: from, endedAt }: Experiment, now: Date): Omit<SlicesWanted, 'metric'> | undefined => {
  if (from === undefined) return undefined
  const until = new Date((endedAt === undefined ? now.getTime() : Date.parse(endedAt)) - plan.settleHours * hourMs).toISOString()
  return { experiment: id, perPerson: isPerPerson(plan), from, until, settleHours: plan.settleHours, sliceMinutes: sliceMinutes(from, plan.until) }
}

const isPerPerson = ({ allocation }: Experiment['plan']): boolean => !(policyNamed(allocation.name)?.learns ?? false)

/** Reads what came to the arms up to now, or up to its end. `synthetic`: some of it was made by the visitor generator. */
export const measureExperiment = async (read: Reader, experiment: Experiment, now: Date): Promise<Measured & { synthetic: boolean }> => {
  const { plan } = experiment
  const wanted = wantedOf(experiment, now)
  const measured = []
  for (const metric of wanted ? [plan.metric, ...plan.guardrails.map((guardrail) => guardrail.metric)] : [])
    measured.push(await read.ask(experimentSlices, { ...wanted!, metric }))
  return {
    plan,
    channel: (await read.all(placement, { key: plan.placement }))[0]?.channel,
    perPerson: isPerPerson(plan),
    now,
    slices: measured.map(({ slices }) => slices),
    synthetic: measured.some(({ synthetic }) => synthetic),
  }
}
