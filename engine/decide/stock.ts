import { type Eligible, eligibleWhere } from './choose.ts'
import { type CampaignSource, passesIn } from './ruleset.ts'
import { combinationAt, type PolicySnapshot } from './snapshot.ts'

/** A campaign’s policy snapshot with its tables ready, for each locale and each state of its rights. */
export interface Stock {
  snapshot: PolicySnapshot
  /** What may be shown in this locale on this day, without some components. */
  eligible(locale: string, day: string, without?: readonly string[]): Eligible
}

/** Sets that caps on components leave are as many as people: beyond this many all are forgotten and made again when asked for. */
const mostReady = 500

export const stockOf = (campaign: CampaignSource, snapshot: PolicySnapshot): Stock => {
  const ready = new Map<string, Eligible>()
  const bound = Object.entries(campaign.rights)
  const barredOn = (day: string): string[] =>
    bound.filter(([, { from, until }]) => (from !== undefined && day < from) || (until !== undefined && day > until)).map(([id]) => id)
  let barredDay = ''
  let barredToday: string[] = []
  return {
    snapshot,
    eligible: (locale, day, without = nothing) => {
      if (day !== barredDay) {
        barredDay = day
        barredToday = barredOn(day)
      }
      const barred = without.length === 0 ? barredToday : [...barredToday, ...without]
      const key = barred.length === 0 ? locale : `${locale} ${barred.join(' ')}`
      const known = ready.get(key)
      if (known) return known
      if (ready.size >= mostReady) ready.clear()
      const out = new Set(barred)
      const made = eligibleWhere(snapshot, (index) => {
        const combination = combinationAt(snapshot, index)
        if (combination.some((component) => out.has(component))) return false
        return passesIn(campaign, locale, Object.fromEntries(combination.map((component, slot) => [snapshot.slots[slot]?.slot ?? '', component])))
      })
      ready.set(key, made)
      return made
    },
  }
}

const nothing: readonly string[] = []
