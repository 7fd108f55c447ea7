import { type Eligible, propensityOf } from '../../decide/choose.ts'
import type { DecisionRecord } from '../../decide/decision.ts'
import { combinationAt, type PolicySnapshot } from '../../decide/snapshot.ts'
import type { Spread } from './world.ts'

/** The probability of what was done, under a spread. */
export const massOf = ({ nothing, parts }: Spread, { campaign, components, combination, snapshot }: DecisionRecord): number => {
  if (campaign === undefined) return nothing
  const part = parts.find((one) => one.campaign === campaign)
  if (!part || components === undefined) return 0
  const same = part.eligible.snapshot.id === snapshot
  const index = same ? combination : placesIn(part.eligible.snapshot).get(textOf(components))
  return index === undefined ? 0 : part.share * propensityOf(part.eligible, index)
}

/** The part of what one spread would do that another could not have done. `nothing` says whether doing nothing is the same under both. */
export const massBeyond = (asked: Spread, logged: Spread, sameNothing: boolean): number => {
  const unknown = asked.parts.reduce((sum, { campaign, share, eligible }) => {
    const other = logged.parts.find((one) => one.campaign === campaign)
    return sum + share * (other ? beyond(eligible, other.eligible) : 1)
  }, 0)
  return unknown + (sameNothing && logged.nothing > 0 ? 0 : asked.nothing)
}

const compared = new WeakMap<Eligible, WeakMap<Eligible, number>>()

const beyond = (asked: Eligible, logged: Eligible): number => {
  if (asked === logged) return 0
  const known = compared.get(asked) ?? new WeakMap<Eligible, number>()
  compared.set(asked, known)
  const found = known.get(logged) ?? sumBeyond(asked, logged)
  known.set(logged, found)
  return found
}

const sumBeyond = (asked: Eligible, logged: Eligible): number => {
  const same = asked.snapshot.id === logged.snapshot.id
  const places = placesIn(logged.snapshot)
  let mass = 0
  for (const index of asked.indices) {
    const there = same ? index : places.get(textAt(asked.snapshot, index))
    if (there === undefined || propensityOf(logged, there) === 0) mass += propensityOf(asked, index)
  }
  return mass
}

/** Index of each combination by what it shows: two snapshots of a campaign need not list the same ones, or in the same order. */
const placesIn = (snapshot: PolicySnapshot): ReadonlyMap<string, number> => {
  const known = listed.get(snapshot) ?? new Map(snapshot.combinations.map((_, index) => [textAt(snapshot, index), index]))
  listed.set(snapshot, known)
  return known
}
const listed = new WeakMap<PolicySnapshot, ReadonlyMap<string, number>>()

const textAt = (snapshot: PolicySnapshot, index: number): string =>
  textOf(Object.fromEntries(combinationAt(snapshot, index).map((component, place) => [snapshot.slots[place]?.slot ?? '', component])))

const textOf = (components: Readonly<Record<string, string>>): string =>
  Object.entries(components)
    .map(([slot, component]) => `${slot} ${component}`)
    .sort()
    .join(' ')
