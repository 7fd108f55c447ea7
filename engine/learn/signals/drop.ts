import { harmOf } from '../../brief/harm-of.ts'
import type { PlacementSource } from '../../decide/ruleset.ts'
import { dayInWords } from '../day-in-words.ts'
import { type Fall, fallIn, historyDays, isBack, type Day } from '../fall.ts'
import { shareSequence } from '../share-sequence.ts'
import { type Noticed, percent, type Signal } from '../signal.ts'

/** One whole day of a placement: decisions, those of them that had nothing of ours to show, what was seen that day, and what came of that before it was over. */
export interface PlacementDay {
  day: string
  decisions: number
  fallbacks: number
  exposures: number
  successes: number
}

/** An entry of the journal that changed what is decided there. */
export interface Change {
  seq: number
  at: string
  verb: string
}

export interface WatchedPlacement {
  placement: Pick<PlacementSource, 'key' | 'name' | 'channel' | 'goal'>
  /** In their order, none left out, each of them over. */
  days: readonly PlacementDay[]
  /** From when on its days count: what was told before is how it is. */
  anew: Partial<Record<Dropped, string>>
  changes: readonly Change[]
}

type Dropped = 'rate' | 'volume'

/** A fall that is worth an answer, relative. Traffic moves more than what it comes to. */
const worth = { rate: 0.25, volume: 0.5 } as const
/** Both are watched at each placement, and share one in twenty. */
const alpha = 0.05 / 2

/**
 * What fell suddenly at placements: the rate of what their goal counts, or how often they are seen. Whole days alone are looked at, and of each what came
 * before it was over, so that the newest is as old as the others were. Mail comes when it is sent: only pages are expected every day.
 */
export const drops = (watched: readonly WatchedPlacement[]): Noticed[] => {
  const found = watched.flatMap((one) => {
    const fallen = (of: Dropped): { one: WatchedPlacement; fall: Fall }[] => {
      const fall = fallIn(daysOf(one, of), { worth: worth[of], alpha })
      return fall ? [{ one, fall }] : []
    }
    return {
      rate: harmOf(one.placement.goal.metric) ? [] : fallen('rate'),
      volume: one.placement.channel === 'web' ? fallen('volume') : [],
    }
  })
  return [
    ...found.flatMap(({ rate }) => rate).map(({ one, fall }) => noticedRate(one, fall)),
    ...together(found.flatMap(({ volume }) => volume)).map(([lead, ...others]) => noticedVolume(lead!, others)),
  ]
}

const daysOf = ({ days, anew }: Pick<WatchedPlacement, 'days' | 'anew'>, of: Dropped): Day[] =>
  days
    .filter(({ day }) => day >= (anew[of] ?? ''))
    .map(({ day, exposures, successes }) => (of === 'rate' ? { day, came: successes, of: exposures } : { day, came: exposures, of: 1 }))

interface Fallen {
  one: WatchedPlacement
  fall: Fall
}

/** Where several placements fall since one day, something befell them all: that is one thing to tell, at the one that was seen most. */
const together = (all: readonly Fallen[]): Fallen[][] =>
  [...Map.groupBy(all, ({ fall }) => fall.since).values()].flatMap((fallen) =>
    fallen.length < 3 ? fallen.map((one) => [one]) : [fallen.toSorted((a, b) => b.fall.expected - a.fall.expected)],
  )

const noticedRate = ({ placement, changes }: WatchedPlacement, { since, after, before }: Fall): Noticed => {
  const clicks = placement.goal.metric === 'clickRate'
  const rate = ({ came, of }: Fall['after']) => ({
    value: came / of,
    interval: [...shareSequence({ trials: of, successes: came })] as [number, number],
    n: of,
  })
  const change = nearest(changes, since)
  return {
    kind: 'anomaly',
    anomaly: 'rate',
    placement: placement.key,
    since,
    statement: [
      `The rate of ${clicks ? 'clicks' : 'conversions'} at ${brief(placement.name)} fell on ${dayInWords(since)}: ${percent(after.came / after.of)} since then, ${percent(before.came / before.of)} on such days before.`,
      `Look whether pages still send ${clicks ? 'what is clicked' : 'the event that counts as a conversion'}, and where what is shown leads.`,
      saidOf(change),
    ]
      .join(' ')
      .slice(0, 400),
    ...(change && { entry: change.seq }),
    evidence: [
      { statement: `Rate since ${dayInWords(since)}, of what came on the same day`, ...rate(after) },
      { statement: 'Rate on such days before', ...rate(before) },
    ],
  }
}

const noticedVolume = ({ one, fall }: Fallen, others: readonly Fallen[]): Noticed => {
  const { placement, changes, days } = one
  const { since, after, before } = fall
  const change = nearest(changes, since)
  const also = others.length === 0 ? '' : ` The same befell ${others.length} other placements.`
  return {
    kind: 'anomaly',
    anomaly: 'volume',
    placement: placement.key,
    ...(others.length > 0 && { alsoAt: others.map(({ one: other }) => other.placement.key).slice(0, 49) }),
    since,
    statement: [
      `${brief(placement.name)} was seen ${times(after)} a day since ${dayInWords(since)}, ${times(before)} on such days before.${also}`,
      causeOf(days, since),
      saidOf(change),
    ]
      .join(' ')
      .slice(0, 400),
    ...(change && { entry: change.seq }),
    evidence: [
      { statement: `Seen a day since ${dayInWords(since)}`, value: perDay(after), unit: 'figure', n: after.came },
      { statement: 'Seen on such days before', value: perDay(before), unit: 'figure', n: before.came },
    ],
  }
}

const perDay = ({ came, days }: Fall['after']): number => Math.round((came / days) * 10) / 10
const times = (sum: Fall['after']): string => {
  const mean = perDay(sum)
  return mean === 0 ? 'not once' : mean === 1 ? 'once' : `${(mean < 10 ? mean : Math.round(mean)).toLocaleString('en')} times`
}
const brief = (text: string): string => (text.length > 48 ? `${text.slice(0, 47)}…` : text)

/** Whether pages ask less, or ask and get nothing, or get something and do not say that it was seen. */
const causeOf = (days: readonly PlacementDay[], since: string): string => {
  const [after, before] = [days.filter(({ day }) => day >= since), days.filter(({ day }) => day < since).slice(-historyDays)]
  const mean = (of: 'decisions' | 'fallbacks', some: readonly PlacementDay[]): number =>
    some.reduce((sum, day) => sum + day[of], 0) / Math.max(1, some.length)
  const asked = mean('decisions', after) / Math.max(1, mean('decisions', before))
  if (asked < 0.75)
    return `It is asked for less too, ${percent(asked)} of before: look whether it and the snippet are still on the page, and whether people come.`
  if (mean('fallbacks', after) > mean('decisions', after) / 2) return 'Most who ask get nothing of ours: look at its campaigns and rules.'
  return 'It is asked for as before: look whether pages still report what is seen, and whether it still stands where people look.'
}

const nearMs = 2 * 86_400_000

/** The last change there before the first low day was over, if it was made in the days just before. */
const nearest = (changes: readonly Change[], since: string): Change | undefined => {
  const from = Date.parse(since)
  return changes.filter(({ at }) => Date.parse(at) >= from - nearMs && Date.parse(at) < from + nearMs / 2).toSorted((a, b) => b.seq - a.seq)[0]
}

const saidOf = (change: Change | undefined): string =>
  change === undefined
    ? 'Nothing was changed there in the days before.'
    : `Changed last: ${changing[change.verb] ?? change.verb}, ${dayInWords(change.at.slice(0, 10))} at ${change.at.slice(11, 16)} UTC (entry ${change.seq}).`

/** What changes what is decided at a placement. */
const changing: Readonly<Record<string, string>> = {
  'placement.changed': 'the placement',
  'rule.released': 'a rule went live',
  'campaign.changed': 'a campaign',
  'campaign.released': 'a campaign was released',
  'campaign.paused': 'a campaign was paused',
  'campaign.resumed': 'a campaign was resumed',
  'campaign.ended': 'a campaign was ended',
  'campaign.judged': 'guardrails were set that judge a campaign',
  'campaign.withheld': 'a component was withheld',
  'campaign.readmitted': 'a component was readmitted',
  'experiment.started': 'an experiment began',
  'experiment.ended': 'an experiment was ended',
  'layer.changed': 'a layer',
  'engineHoldout.set': 'the holdout of the engine',
}
export const changingVerbs: readonly string[] = Object.keys(changing)

/** Why what an open signal said fell has done so no more; undefined while it has. */
export const hasRecovered = (
  { anomaly, since, evidence: [low, usual] }: Pick<Signal, 'anomaly' | 'since' | 'evidence'>,
  days: readonly PlacementDay[],
): string | undefined => {
  if ((anomaly !== 'rate' && anomaly !== 'volume') || low?.value === undefined || usual?.value === undefined) return undefined
  return isBack(daysOf({ days, anew: {} }, anomaly), { since, after: low.value, before: usual.value })
    ? 'It is back, as the last two days tell.'
    : undefined
}
