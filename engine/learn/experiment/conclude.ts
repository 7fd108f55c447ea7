import type { Metric } from '../../brief/goal.ts'
import { harmOf } from '../../brief/harm-of.ts'
import { type Experiment, type ExperimentLearning, isSame, type Plan } from '../../decide/experiment.ts'
import { leastConversions } from '../confidence-sequence.ts'
import { percent } from '../signal.ts'
import { isSure } from '../sure.ts'
import type { Estimated } from './compare.ts'
import type { Comparison } from './comparison.ts'
import { countedAs, moreOf } from './in-words.ts'

export type Verdict = Comparison['verdict']

/** better, worse: the interval leaves nought out, and of a harm less is better.  noEffect: all of it lies within the smallest difference worth knowing. */
export const verdictOf = (estimated: Estimated | undefined, { metric, smallest }: Pick<Plan, 'metric' | 'smallest'>): Verdict => {
  if (!estimated) return 'cannotTell'
  const [low, high] = estimated.interval
  if (isSure(estimated.interval)) return low > 0 === (harmOf(metric) === undefined) ? 'better' : 'worse'
  return low > -smallest && high < smallest ? 'noEffect' : 'cannotTell'
}

export const range = ([low, high]: readonly [number, number]): string => `between ${percent(low)} and ${percent(high)}`

interface Said {
  arm: string
  first: string
  metric: Metric
  verdict: Verdict
  estimated: Estimated | undefined
  fewest: number
}

export const verdictSentence = ({ arm, first, metric, verdict, estimated, fewest }: Said): string => {
  if (!estimated) return `“${arm}” against “${first}”: ${fewest} of ${leastConversions} ${countedAs[metric]}.`
  const { value, interval } = estimated
  if (verdict === 'better' || verdict === 'worse')
    return `“${arm}” brings ${moreOf(metric, interval[0] > 0, percent(Math.abs(value)))} than “${first}”, ${range(interval)}.`
  if (verdict === 'noEffect') return `“${arm}” does as “${first}” does: the difference lies ${range(interval)}.`
  return `“${arm}” against “${first}”: cannot tell, ${range(interval)}.`
}

export const ratioSentence = (off: boolean, of: 'units' | 'exposed', perPerson: boolean, came: number): string => {
  if (came === 0) return of === 'exposed' ? 'Nobody has seen anything yet.' : perPerson ? 'Nobody has come yet.' : 'Nothing was decided yet.'
  const who = of === 'units' ? (perPerson ? 'people' : 'decisions') : 'those that were seen'
  return off ? `The arms did not get the ${who} that their propensities sum to.` : `The arms got the ${who} that their propensities sum to.`
}

interface Concluding {
  plan: Plan
  comparisons: readonly Comparison[]
  guardrails: readonly { state: string; sentence: string; arm: string }[]
  /** What is missing before anything can be said of a harm. */
  unheard: readonly string[]
  /** The sharing went wrong somewhere. */
  off: boolean
  units: number
  conversions: number
  needed: number
}

export interface Concluded {
  can: string[]
  cannot: string[]
  learning: ExperimentLearning
}

/** What can be said, what cannot, and what ending now would record. Where the arms did not get their shares nothing is concluded from them. */
export const conclude = (of: Concluding): Concluded => {
  const { plan, comparisons, guardrails, unheard, off, units, conversions, needed } = of
  const best = bestOf(comparisons, plan)
  const counts = { units, conversions }
  if (off) {
    const statement = 'Nothing: the arms did not get what their propensities sum to, so what they did is not comparable.'
    return {
      can: [],
      cannot: [statement, 'Find out where decisions or exposures are lost, then begin anew.'],
      learning: { conclusion: 'cannotTell', statement, ...counts },
    }
  }
  if (isSame(plan)) return concludeSame(of)
  const decided = comparisons.filter(({ verdict }) => verdict !== 'cannotTell')
  const open = comparisons.filter(({ verdict }) => verdict === 'cannotTell')
  const left = Math.max(0, needed - conversions)
  const more =
    left > 0
      ? [`It takes about ${left.toLocaleString('en-GB')} ${countedAs[plan.metric]} more to tell a difference of ${percent(plan.smallest)}.`]
      : []
  const broken = guardrails.filter(({ state }) => state === 'broken')
  return {
    can: [...decided.map(({ sentence }) => sentence), ...guardrails.filter(({ state }) => state !== 'cannotTell').map(({ sentence }) => sentence)],
    cannot: [
      ...open.map(({ sentence }) => sentence),
      ...(open.length > 0 ? more : []),
      ...guardrails.filter(({ state }) => state === 'cannotTell').map(({ sentence }) => sentence),
      ...unheard,
      'Whether it holds for others than those who came, and after the experiment.',
    ],
    learning: {
      conclusion: conclusionOf(comparisons, best),
      ...(best && { arm: best.arm }),
      statement: [statementOf(comparisons, best, plan), ...broken.map(({ sentence }) => sentence)].join(' ').slice(0, 400),
      ...(best?.effect !== undefined && best.interval && { effect: best.effect, interval: best.interval }),
      ...counts,
    },
  }
}

/** Of arms that are the same: finding a difference says that the measuring is at fault. */
const concludeSame = ({ plan, comparisons, units, conversions, needed }: Concluding): Concluded => {
  const found = comparisons.filter(({ verdict }) => verdict === 'better' || verdict === 'worse')
  const enough = conversions >= needed
  const statement =
    found.length > 0
      ? 'A difference was found where there is none: the measuring is at fault.'
      : 'No difference was found between arms that are the same, as it should be.'
  const compared = found[0] ?? comparisons[0]
  return {
    can: found.length > 0 || enough ? [statement] : [],
    cannot: [
      ...(found.length === 0 && !enough ? [`Whether the measuring is sound: ${conversions} of about ${needed} ${countedAs[plan.metric]}.`] : []),
      'A sound measuring finds a difference here in one of twenty such tests, at most.',
    ],
    learning: {
      conclusion:
        found.length > 0
          ? (found[0]?.verdict ?? 'cannotTell')
          : enough || comparisons.every(({ verdict }) => verdict === 'noEffect')
            ? 'noEffect'
            : 'cannotTell',
      statement,
      ...(compared?.effect !== undefined && compared.interval && { effect: compared.effect, interval: compared.interval }),
      units,
      conversions,
    },
  }
}

/** The arm that is better by most; else the one that has moved farthest. */
const bestOf = (comparisons: readonly Comparison[], { metric }: Plan): Comparison | undefined => {
  const better = comparisons.filter(({ verdict }) => verdict === 'better')
  const gain = ({ effect = 0 }: Comparison): number => (harmOf(metric) ? -effect : effect)
  return (better.length > 0 ? better : [...comparisons]).toSorted((a, b) => gain(b) - gain(a))[0]
}

const conclusionOf = (comparisons: readonly Comparison[], best: Comparison | undefined): ExperimentLearning['conclusion'] => {
  if (best?.verdict === 'better') return 'better'
  if (comparisons.some(({ verdict }) => verdict === 'cannotTell')) return 'cannotTell'
  return comparisons.every(({ verdict }) => verdict === 'worse') ? 'worse' : 'noEffect'
}

const statementOf = (comparisons: readonly Comparison[], best: Comparison | undefined, { arms, smallest }: Plan): string => {
  const conclusion = conclusionOf(comparisons, best)
  if (conclusion === 'noEffect') return `No arm does better than “${arms[0]?.name}” by ${percent(smallest)} or more.`
  return (best ?? comparisons[0])?.sentence ?? ''
}

interface Titled {
  state: Experiment['state']
  plan: Plan
  learning: ExperimentLearning | undefined
  concluded: Concluded
  off: boolean
  conversions: number
  needed: number
}

const whole = (count: number): string => count.toLocaleString('en-GB')

/** May we conclude? The answer, in one or two sentences of a hundred characters at most. */
export const titleOf = ({ state, plan, learning, concluded, off, conversions, needed }: Titled): string => {
  const what = countedAs[plan.metric]
  if (state === 'planned') return `Not started. It takes about ${whole(needed)} ${what}.`
  if (state === 'withdrawn') return 'Withdrawn before it started.'
  if (off && !learning) return 'No: the arms did not get their shares.'
  const { conclusion, arm, effect } = learning ?? concluded.learning
  const ended = learning !== undefined
  if (isSame(plan)) {
    if (conclusion === 'noEffect') return 'Yes: no difference was found, as it should be.'
    if (conclusion !== 'cannotTell') return 'A difference was found where there is none.'
  }
  if (conclusion === 'better') return `Yes: “${cut(arm)}” brings ${moreOf(plan.metric, (effect ?? 0) > 0, percent(Math.abs(effect ?? 0)))}.`
  if (conclusion === 'worse') return `Yes: “${cut(plan.arms[0]?.name)}” is better than what was tried.`
  if (conclusion === 'noEffect') return `Yes: no arm is better by ${percent(plan.smallest)} or more.`
  return ended ? `Ended without an answer, at ${whole(conversions)} ${what}.` : `Not yet: ${whole(conversions)} of about ${whole(needed)} ${what}.`
}

const cut = (name = ''): string => (name.length > 50 ? `${name.slice(0, 49)}…` : name)
