import { type CampaignRules, type CampaignSource, type PlacementRules, type Ruleset, spaceOf } from '../../decide/ruleset.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { dayInWords } from '../day-in-words.ts'
import { type Noticed, percent, type Signal } from '../signal.ts'

const dayMs = 86_400_000

/** How much rests on what runs out is told of so many days. */
export const restsOverDays = 14

/** Something live that runs out: a component by the rights to it or to a picture on it, or a campaign by its end. */
export interface Ending {
  component?: string
  slot?: string
  /** Where it is the campaign that ends. */
  campaign?: string
  name?: string
  /** The last day, in UTC as decisions have it. */
  until: string
  at: { key: string; name: string }[]
  /** What can show nothing any more without it: campaigns, or placements where it is a campaign. */
  bare: string[]
}

/** Everything live that has a last day; and what that leaves bare, where the day comes within the notice. */
export const endingsOf = ({ placements }: Pick<Ruleset, 'placements'>, now: Date, noticeDays: number): Ending[] => {
  const endings = new Map<string, Ending>()
  const horizon = horizonOf(now, noticeDays)
  for (const rules of placements.values()) {
    const { key, name } = rules.placement
    for (const { bare, ...ending } of rules.candidates
      .filter((one) => isOn(one, now.getTime()))
      .flatMap((one) => endingsIn(rules, one, now, horizon))) {
      const id = ending.component ?? ending.campaign ?? ''
      const known = endings.get(id)
      // Two editions may know other rights of one component: the first day that holds anywhere is told.
      const one: Ending = known && known.until <= ending.until ? known : { ...ending, at: known?.at ?? [], bare: [] }
      endings.set(id, one)
      if (!one.at.some((place) => place.key === key)) one.at.push({ key, name })
      if (bare !== undefined && one.until === ending.until && !one.bare.includes(bare)) one.bare.push(bare)
    }
  }
  return [...endings.values()]
}

type OneEnding = Omit<Ending, 'at' | 'bare'> & { bare: string | undefined }

const endingsIn = (rules: PlacementRules, { campaign, until }: CampaignRules, now: Date, horizon: string): OneEnding[] => {
  const end = until === Infinity ? undefined : dayOf(until - 1)
  const parts = campaign.slots.flatMap(({ slot, components }) =>
    components.flatMap((component): OneEnding[] => {
      const last = campaign.rights[component]?.until
      // What its campaign does not outlive goes with the campaign.
      if (last === undefined || last < dayOf(now.getTime()) || (end !== undefined && last >= end)) return []
      return [{ component, slot, until: last, bare: last <= horizon && isLast(campaign, slot, component, last) ? campaign.name : undefined }]
    }),
  )
  if (end === undefined) return parts
  const left = rules.candidates.some((other) => other.campaign.id !== campaign.id && isOn(other, until))
  return [...parts, { campaign: campaign.id, name: campaign.name, until: end, bare: left ? undefined : rules.placement.name }]
}

const isOn = ({ from, until }: CampaignRules, at: number): boolean => from <= at && at < until

/** Whether a campaign has something to show on a day, and nothing on the next because of this component. Of several that go on one day the first is told so. */
const isLast = (campaign: CampaignSource, slot: string, component: string, day: string): boolean => {
  const next = dayOf(Date.parse(day) + dayMs)
  if (!isLeft(campaign, day) || isLeft(campaign, next)) return false
  const bare = campaign.slots.filter((one) => one.components.every((id) => !covers(campaign, id, next)))
  const those = bare.length === 0 ? campaign.slots : bare.filter((one) => one.slot === slot)
  return those.flatMap(({ components }) => components).find((id) => campaign.rights[id]?.until === day) === component
}

const isLeft = (campaign: CampaignSource, day: string): boolean => {
  const slots = campaign.slots.map(({ slot, components }) => ({ slot, components: components.filter((id) => covers(campaign, id, day)) }))
  if (slots.some(({ components }) => components.length === 0)) return false
  const space = spaceOf({ ...campaign, slots })
  return !isRefusal(space) || space.code !== 'noFit'
}

const covers = ({ rights }: CampaignSource, component: string, day: string): boolean => {
  const { from, until } = rights[component] ?? {}
  return (from === undefined || from <= day) && (until === undefined || until >= day)
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const horizonOf = (now: Date, noticeDays: number): string => dayOf(now.getTime() + noticeDays * dayMs)

/** Whose picture it is, where rights to a picture bind a component. */
export interface Binding {
  picture?: string
  holder?: string
}

/** What was shown at a placement of late, and how much of that rests on each thing that runs out, by id. */
export type Resting = Readonly<Record<'component' | 'campaign', { shown: number; on: Readonly<Record<string, number>> }>>

export interface ExpiryFacts {
  now: Date
  noticeDays: number
  /** By placement. */
  resting: ReadonlyMap<string, Resting>
  /** By component. */
  bindings: ReadonlyMap<string, Binding>
}

/** Of what runs out, that which does so within the notice; the placement where most rests on it leads. */
export const expiries = (endings: readonly Ending[], { now, noticeDays, resting, bindings }: ExpiryFacts): Noticed[] =>
  endings
    .filter(({ until }) => until <= horizonOf(now, noticeDays))
    .map((ending): Noticed => {
      const { component, slot, campaign, until, bare } = ending
      const id = component ?? campaign ?? ''
      const places = ending.at
        .map((at) => {
          const { shown = 0, on = {} } = resting.get(at.key)?.[component === undefined ? 'campaign' : 'component'] ?? {}
          return { ...at, shown, with: on[id] ?? 0 }
        })
        .toSorted((a, b) => b.with - a.with || (a.key < b.key ? -1 : 1))
      return {
        kind: 'expiry',
        placement: places[0]!.key,
        ...(component !== undefined && { component, slot }),
        ...(campaign !== undefined && { campaign }),
        until,
        ...(bare.length > 0 && { last: true }),
        ...(places.length > 1 && { alsoAt: places.slice(1, 50).map(({ key }) => key) }),
        since: dayOf(Date.parse(until) - noticeDays * dayMs),
        statement: [lastDay(ending, bindings.get(id)), live(places), ...(bare.length > 0 ? [emptied(ending)] : [])].join(' ').slice(0, 400),
        evidence: places.slice(0, 10).map((place) => ({
          statement:
            place.shown === 0
              ? `Nothing was shown at ${place.name} in the last ${restsOverDays} days`
              : `Share of what was shown at ${place.name} in the last ${restsOverDays} days that rests on it`,
          ...(place.shown > 0 && { value: place.with / place.shown, n: place.shown }),
        })),
      }
    })

const lastDay = ({ campaign, name = '', until }: Ending, { picture, holder }: Binding = {}): string => {
  if (campaign !== undefined) return `“${brief(name)}” ends: ${dayInWords(until)} is its last day.`
  const whose = holder === undefined ? '' : ` of ${brief(holder)}`
  return `The rights${whose} to ${picture === undefined ? 'it' : `the picture “${brief(picture)}” on it`} run out: ${dayInWords(until)} is the last day.`
}

interface Place {
  name: string
  shown: number
  with: number
}

const live = ([first, ...others]: readonly Place[]): string => {
  const { name, shown, with: on } = first!
  const also = others.length === 0 ? '' : others.length === 1 ? ` and at ${brief(others[0]!.name)}` : ` and at ${others.length} other placements`
  const rests = shown === 0 ? '' : `; at ${brief(name)} ${percent(on / shown)} of what was shown in the last ${restsOverDays} days rests on it`
  return `It is live at ${brief(name)}${also}${rests}.`
}

const emptied = ({ campaign, slot = '', bare: [first = '', ...others] }: Ending): string => {
  const also = others.length === 0 ? '' : ` and ${others.length} more`
  return campaign === undefined
    ? `It is the last in ${slot}: “${brief(first)}”${also} can show nothing after that.`
    : `Nothing else is live at ${brief(first)}${also} after that.`
}

const brief = (text: string): string => (text.length > 48 ? `${text.slice(0, 47)}…` : text)

type Told = Pick<Signal, 'placement' | 'alsoAt' | 'component' | 'campaign' | 'until' | 'last'>

export interface World {
  endings: readonly Ending[]
  /** Ids of all components and campaigns that may be shown now. */
  live: ReadonlySet<string>
  today: string
  /** Whether what went has left nothing to show. */
  leftBare: (told: Told) => boolean
}

/** Why what an open signal said runs out does so no more, or has; undefined while it holds. */
export const noLongerEnds = (told: Told, { endings, live, today, leftBare }: World): string | undefined => {
  const { component, campaign, until, last } = told
  if (until === undefined) return undefined
  const id = component ?? campaign ?? ''
  // A campaign ends within its last day, a component after it.
  const over = until < today || (until === today && campaign !== undefined && !live.has(id))
  // What has left nothing to show is wanted most from then on.
  if (over && last) return leftBare(told) ? undefined : 'Something is there to show again.'
  if (until < today) return `${dayInWords(until)} was its last day; it is shown no more.`
  if (!live.has(id)) return 'It is live no more.'
  const ending = endings.find((one) => (one.component ?? one.campaign) === id)
  if (!ending) return 'It runs out no more: no last day is set.'
  if (ending.until !== until) return `It runs out on another day: ${dayInWords(ending.until)}.`
  return last && ending.bare.length === 0 ? 'Something else is there to show by now.' : undefined
}

/** Whether a campaign that holds the component can show nothing now; where none does any more, or a campaign has ended, whether a placement that it was live at shows nothing. */
export const leftBareIn =
  ({ placements }: Pick<Ruleset, 'placements'>, now: Date) =>
  ({ placement, alsoAt = [], component }: Told): boolean => {
    const day = dayOf(now.getTime())
    const there = [placement, ...alsoAt].flatMap((key) => {
      const rules = placements.get(key)
      return rules ? [rules.candidates.filter((one) => isOn(one, now.getTime())).map(({ campaign }) => campaign)] : []
    })
    const holding = there.flat().filter(({ slots }) => slots.some(({ components }) => components.some((id) => id === component)))
    if (holding.length > 0) return holding.some((campaign) => !isLeft(campaign, day))
    return there.some((campaigns) => !campaigns.some((campaign) => isLeft(campaign, day)))
  }

/** Ids of everything that may be shown now, campaigns and components. */
export const liveIn = ({ placements }: Pick<Ruleset, 'placements'>, now: Date): Set<string> =>
  new Set(
    [...placements.values()].flatMap(({ candidates }) =>
      candidates
        .filter((one) => isOn(one, now.getTime()))
        .flatMap(({ campaign }) => [campaign.id, ...campaign.slots.flatMap(({ components }) => components)]),
    ),
  )
