/**
 * Did what comes day by day fall suddenly, beside what its own days before say? Looked at as often as one likes.
 *
 * With a mean of at least λ a day’s count X (of decisions, each at most once, or of arrivals) has E[f^X] ≤ e^(−(1−f)λ) for every 0 ≤ f ≤ 1, whether it is
 * binomial or Poisson. So Π f^X e^((1−f)λ) over the days since some day is a supermartingale that begins at 1, and so is the mean over several f: by Ville’s
 * inequality it ever reaches 1 / α with probability α at most (Robbins, Statistical methods related to the law of the iterated logarithm, Annals of Mathematical
 * Statistics 41, 1970). λ is what like days before had at least: the lower bound of their mean by Chernoff’s inequality (A measure of asymptotic efficiency,
 * Annals of Mathematical Statistics 23, 1952), lessened by a fall that is worth nobody’s time and by how much such days differ among themselves anyway.
 */
export interface Day {
  /** yyyy-mm-dd */
  day: string
  came: number
  /** Of how many; 1 where it is the number itself that is watched. */
  of: number
}

export interface FallOptions {
  /** A relative fall that is worth an answer. */
  worth: number
  /** How often a stream in which nothing falls is called fallen within a year, at most. */
  alpha?: number
}

export interface Sum {
  came: number
  of: number
  days: number
}

export interface Fall {
  /** The first of the days that are too low. */
  since: string
  after: Sum
  /** The like days that they were held against. */
  before: Sum
  /** What like days would have brought on average in place of those that came. */
  expected: number
}

/** What happened longer ago is how it is, not what fell suddenly. */
export const suddenDays = 7
/** Five of each day of the week. */
export const historyDays = 35
const fewestDays = 7
const fewestOfWeekday = 3
const daysAYear = 365

/** The days in their order, none left out, each of them over. Of all days since which it may have fallen, the one that speaks most clearly. */
export const fallIn = (days: readonly Day[], { worth, alpha = 0.05 }: FallOptions): Fall | undefined => {
  // A day is one more beginning and one more day to hold others against: each has its part of α.
  const level = Math.log((2 * daysAYear) / alpha)
  let found: { fall: Fall; evidence: number } | undefined
  for (let from = Math.max(0, days.length - suddenDays); from < days.length; from++) {
    const groups = likeDays(days, from)
    if (!groups) continue
    const likeAt = (at: number): Group => groups[at % groups.length]!
    const after = days.slice(from)
    const expected = after.reduce((sum, { of }, at) => sum + (likeAt(from + at).came / likeAt(from + at).of) * of, 0)
    const came = sumOf(after)
    // Most days are as others are, and that is seen before anything is reckoned.
    const kept = 1 - worth
    if (came.came >= expected * kept) continue
    const least = leastOf(after, (at) => likeAt(from + at), level) * Math.min(kept, Math.exp(-swings * swingOf(groups)))
    const evidence = evidenceOf(came.came, least)
    if (evidence < level || evidence <= (found?.evidence ?? 0)) continue
    found = { fall: { since: after[0]!.day, after: came, before: sumOf([...new Set(after.map((_, at) => likeAt(from + at)))]), expected }, evidence }
  }
  return found?.fall
}

/** The logarithm of how much likelier it is that so little came of some part of the mean than of all of it. */
const evidenceOf = (came: number, least: number): number => {
  const logs = factors.map((factor) => came * Math.log(factor) + (1 - factor) * least)
  const highest = Math.max(...logs)
  return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0) / factors.length)
}
const factors = [0.02, 0.1, 0.25, 0.5, 0.75] as const

/** Days that are like each other. */
interface Group extends Sum {
  all: readonly Day[]
}

/** What there was before a day, by the day of the week where there are enough of each: as many groups, the day’s place modulo their number. */
const likeDays = (days: readonly Day[], before: number): readonly Group[] | undefined => {
  const weekdays: Day[][] = Array.from({ length: 7 }, () => [])
  for (let at = Math.max(0, before - historyDays); at < before; at++) if (days[at]!.of > 0) weekdays[at % 7]!.push(days[at]!)
  const known = weekdays.flat()
  if (known.length < fewestDays) return undefined
  const groups = weekdays.every(({ length }) => length >= fewestOfWeekday) ? weekdays : [known]
  return groups.map((all) => ({ ...sumOf(all), all }))
}

const leastOf = (days: readonly Day[], likeAt: (at: number) => Group, level: number): number => {
  const rates = new Map<Group, number>()
  return days.reduce((sum, { of }, at) => {
    const like = likeAt(at)
    const rate = rates.get(like) ?? leastMean(like.came, level) / like.of
    rates.set(like, rate)
    return sum + rate * of
  }, 0)
}

const sumOf = (parts: readonly { came: number; of: number; days?: number }[]): Sum => {
  const sum = { came: 0, of: 0, days: 0 }
  for (const { came, of, days = 1 } of parts) {
    sum.came += came
    sum.of += of
    sum.days += days
  }
  return sum
}

/** So many standard deviations below the mean a day may lie by what moves whole days alone. */
const swings = 4

/** The standard deviation of the means of like days, relative to them, beyond what counting alone brings: by the method of moments. */
const swingOf = (groups: readonly Group[]): number => {
  let [beyond, squares] = [0, 0]
  for (const { all, came, of } of groups) {
    if (all.length < 2) continue
    for (const day of all) {
      const mean = (came / of) * day.of
      beyond += (day.came - mean) ** 2 / (1 - day.of / of) - mean
      squares += mean ** 2
    }
  }
  return squares === 0 ? 0 : Math.sqrt(Math.max(0, beyond / squares))
}

/** Below which mean so much would come with probability e^−level at most: x log(x / μ) − x + μ = level. */
const leastMean = (count: number, level: number): number => {
  let [low, high] = [0, count]
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2
    if (count * Math.log(count / middle) - count + middle > level) low = middle
    else high = middle
  }
  return low
}

/** The last two days are nearer to what it was before than to what it had fallen to, as rates, and more than chance would bring. */
export const isBack = (days: readonly Day[], { since, before, after }: { since: string; before: number; after: number }): boolean => {
  const { came, of } = sumOf(days.filter((one) => one.day > since && one.of > 0).slice(-2))
  return of > 0 && came / of > (before + after) / 2 && leastMean(came, Math.log(1 / 0.05)) / of > after
}
