import { harmOf } from '../../brief/harm-of.ts'
import { type Experiment, isSame } from '../../decide/experiment.ts'
import { type GuardrailReport, sized, within, worseBy } from '../experiment/guarded.ts'
import { broughtBy, moreOrFewer } from '../experiment/in-words.ts'
import type { ExperimentReport } from '../experiment/report.ts'
import type { Noticed } from '../signal.ts'

/**
 * Arms of an experiment that runs which surely make worse what its plan guards, by more than it lets them. Of arms that are the same, and where they did not get their
 * shares, nothing follows for content.
 */
export const brokenGuardrails = (experiment: Experiment, { guardrails, units, ratio, seen }: ExperimentReport): Noticed[] => {
  const { id, plan, startedAt } = experiment
  if (startedAt === undefined || isSame(plan) || ratio.off || seen.off) return []
  return plan.arms.slice(1).flatMap(({ name, shows }): Noticed[] => {
    const broken = guardrails.filter(({ arm, state }) => arm === name && state === 'broken')
    const [first] = broken
    if (!first) return []
    return [
      {
        kind: 'guardrail',
        placement: plan.placement,
        ...(plan.among === 'components' ? { slot: plan.slot, component: shows } : { campaign: shows }),
        experiment: id,
        since: startedAt.slice(0, 10),
        statement: statementOf(experiment, first),
        evidence: broken.map(({ metric, unit, effect, interval }) => ({
          statement: `Difference from “${shortOf(plan.arms[0]!.name)}” in ${broughtBy[metric]}, ${told[unit]}`,
          value: effect,
          interval,
          n: units,
        })),
      },
    ]
  })
}

const statementOf = ({ name, plan }: Experiment, { arm, metric, unit, worst, interval = [0, 0] }: GuardrailReport): string => {
  const harm = harmOf(metric) !== undefined
  const wrong = harm ? 'too many' : metric === 'valuePerDecision' ? 'too little' : 'too few'
  const worse = `${within(unit, worseBy(metric, interval))} ${moreOrFewer(metric, harm)} than “${shortOf(plan.arms[0]!.name)}”`
  return `“${shortOf(arm)}” surely brings ${wrong} ${broughtBy[metric]}: ${worse}, where “${shortOf(name)}” lets it ${worst === 0 ? 'none' : sized(unit, worst)}.`
}

const told = { relative: 'relative to it', points: 'in points' }

const shortOf = (name: string): string => (name.length > 60 ? `${name.slice(0, 59)}…` : name)
