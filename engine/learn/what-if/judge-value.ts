import type { Metric } from '../../brief/goal.ts'
import { harmOf } from '../../brief/harm-of.ts'
import { isOfSending } from '../../observe/of-sending.ts'
import type { LearningCell } from '../cell.ts'
import { countedAs } from '../experiment/in-words.ts'
import { difference, doublyRobust, type Estimate, intervalOf, inversePropensity, type Logged, selfNormalised } from '../off-policy/estimate-value.ts'
import { mostUnsupported, noFigure, supportOf } from '../off-policy/support.ts'
import { percent } from '../signal.ts'
import { massBeyond, massOf } from './mass.ts'
import { rewardModel } from './reward-model.ts'
import type { Judged, Value } from './what-if.ts'
import type { LoggedCase, Spread, World } from './world.ts'

type Row = Logged & { unsupported: number }

/**
 * The value of both worlds for each decision, by the logged propensities. A holdout is a draw by person, and it shows what a fallback shows: so those held out speak for all
 * whom a draft would show nothing. Where nothing of ours stands, that nobody clicks on it or leaves because of it is known, and has not to be estimated.
 */
export const judgeValue = (today: World, draft: World, metric: Metric, cells: readonly LearningCell[]) => {
  const model = rewardModel(cells, metric === 'valuePerDecision')
  const rows: { today: Row[]; draft: Row[] } = { today: [], draft: [] }
  let enrolled = 0
  const rowIn = (world: World, of: LoggedCase, logged: Spread): Row => {
    const { record, outcome } = of
    const spread = world.spread(of)
    const sameNothing = world.sameNothing(of.logged)
    const known = (metric === 'clickRate' || isOfSending(metric)) && isBare(world) && sameNothing
    const day = record.at.slice(0, 10)
    // Who follows what they were given before could have been shown nothing else: the propensity of the first draw says nothing of this decision.
    const given = record.sticky ? massOf(logged, record) : (1 - logged.nothing) * record.propensity
    const done = record.campaign === undefined ? logged.nothing : given
    const asked = record.campaign === undefined && (known || !sameNothing) ? 0 : massOf(spread, record)
    return {
      weight: done === 0 ? 0 : asked / done,
      reward: metric === 'valuePerDecision' ? outcome.value : outcome.converted ? 1 : 0,
      expected: record.components ? model.of(day, record.components) : 0,
      expectedAsked: spread.parts.reduce((sum, { share, eligible }) => sum + share * model.mean(day, eligible), 0),
      atStake: known ? 1 - spread.nothing : 1,
      unsupported: massBeyond(known ? { ...spread, nothing: 0 } : spread, logged, sameNothing),
      ...(record.subject !== undefined && { cluster: record.subject }),
    }
  }
  return {
    /** `then`: the rules that decided it, as a world of their own. What an experiment draws is left to the experiment's own report. */
    take: (of: LoggedCase, then: World, drawnByExperiment: boolean): void => {
      if (drawnByExperiment) return void enrolled++
      const logged = then.spread(of)
      rows.today.push(rowIn(today, of, logged))
      rows.draft.push(rowIn(draft, of, logged))
    },
    /** `refused`: why no figure could be believed, whatever the records say. */
    report: (refused: string | undefined): Value => reportOf(metric, rows, enrolled, refused),
  }
}

/** Nothing of ours stands there while nothing is shown. */
const isBare = ({ rules }: World): boolean => rules.placement.fallback.html === undefined && rules.placement.fallback.json === undefined

const reportOf = (
  metric: Metric,
  { today, draft }: { today: readonly Row[]; draft: readonly Row[] },
  enrolled: number,
  refused: string | undefined,
): Value => {
  const support = { today: supportOf(today), draft: supportOf(draft) }
  if (refused !== undefined) return { metric, support, noFigure: refused }
  const drawn = enrolled / (enrolled + draft.length)
  if (drawn > mostUnsupported) return { metric, support, noFigure: `an experiment drew, or would draw, ${percent(drawn)} of these decisions` }
  const now = noFigure(support.today)
  const why = noFigure(support.draft) ?? (now === undefined ? undefined : `${now} (of what is live)`)
  if (why !== undefined) return { metric, support, noFigure: why }
  if (harmOf(metric) && draft.every(({ reward }) => reward === 0))
    return { metric, support, noFigure: `no ${countedAs[metric]} were counted, and whether there are none or nobody reports them looks the same` }
  const figures = { today: figuresOf(today), draft: figuresOf(draft), difference: figuresOf(draft, today) }
  const finite = Number.isFinite(figures.difference.doublyRobust.interval[0])
  return finite ? { metric, support, figures } : { metric, support, noFigure: 'all decisions are of one person' }
}

const figuresOf = (rows: readonly Logged[], less?: readonly Logged[]): Judged => {
  const figure = (estimator: (of: readonly Logged[]) => Estimate) => {
    const own = estimator(rows)
    const estimate = less ? difference(own, estimator(less)) : own
    const [low, high] = intervalOf(estimate, rows)
    return { value: estimate.value, interval: [low, high] satisfies [number, number] as [number, number] }
  }
  return { doublyRobust: figure(doublyRobust), selfNormalised: figure(selfNormalised), inversePropensity: figure(inversePropensity) }
}
