import type { Operations } from '../../api/operations.ts'
import type { Composed } from '../../create/composed.ts'

export type Decided = Operations['decision.list']['output']['items'][number]
export type Insight = Operations['insight.list']['output']['items'][number]

export interface ComponentLine {
  id: string
  /** Part of the decisions counted that showed it, 0 to 1: exact. */
  share: number
  /** How often it was seen in all, as learning counts it; absent while nothing was published. */
  exposures?: number
  /** How many conversions came of how many that it takes; absent where there are enough, or nothing was published. */
  gathering?: { conversions: number; needed: number }
  /** Every variant with it is kept out. */
  blocked?: true
  /** It was taken off the air, here. */
  withheld?: true
  /** Absent while too few conversions came. */
  insight?: Insight
}

export interface SlotLines {
  slot: string
  label: string
  components: ComponentLine[]
}

/** Decisions of this campaign that showed what it shows now: what has given way to something else says nothing of its shares. */
export const showing = ({ family }: Pick<Composed, 'family'>, campaign: string, decided: readonly Decided[]): Decided[] =>
  decided.filter(
    (one) =>
      one.campaign === campaign &&
      one.components !== undefined &&
      Object.entries(one.components).every(([slot, component]) => family.slots[slot]?.includes(component)),
  )

/** Decisions since what a campaign shows was released: before it, it had other things to choose from. */
export const sinceRelease = (releasedAt: string | undefined, decided: readonly Decided[]): Decided[] =>
  releasedAt === undefined ? [...decided] : decided.filter(({ at }) => at >= releasedAt)

interface Told {
  exposures: number
  blocked?: boolean | undefined
  gathering?: { conversions: number; needed: number } | undefined
}

/** For every slot what stands in it, what is shown most first. Only decisions of this campaign count, with what it shows now. */
export const componentLines = (
  { family, template }: Pick<Composed, 'family' | 'template'>,
  campaign: string,
  decided: readonly Decided[],
  insights: readonly Insight[],
  told: (slot: string, component: string) => Told | undefined = () => undefined,
  withheld: readonly { component: string }[] = [],
): SlotLines[] => {
  const own = showing({ family }, campaign, decided)
  return template.slots.flatMap(({ name, label }) => {
    const ids = family.slots[name] ?? []
    if (ids.length === 0) return []
    const lines = ids.map((id): ComponentLine => {
      const insight = insights.find((one) => one.about === 'component' && one.campaign === campaign && one.slot === name && one.id === id)
      const shown = own.filter(({ components }) => components?.[name] === id).length
      const standing = told(name, id)
      const exposures = insight?.exposures ?? standing?.exposures
      return {
        id,
        share: own.length === 0 ? 0 : shown / own.length,
        ...(exposures !== undefined && { exposures }),
        ...(standing?.gathering && { gathering: standing.gathering }),
        ...(standing?.blocked && { blocked: true as const }),
        ...(withheld.some((one) => one.component === id) && { withheld: true as const }),
        ...(insight && { insight }),
      }
    })
    return [{ slot: name, label, components: lines.toSorted((a, b) => b.share - a.share) }]
  })
}

/** How many of a slot may be shown. */
export const eligibleIn = ({ components }: SlotLines): number => components.filter(({ blocked, withheld }) => !blocked && !withheld).length

/** Of fewer decisions than these any order is chance. */
export const fewestToLead = 25

/** The slot that was really chosen in, and who leads there; undefined while nothing was decided. */
export const leaderOf = (slots: readonly SlotLines[]): ComponentLine | undefined => {
  const contested = slots.find(({ components }) => components.length > 1) ?? slots[0]
  const first = contested?.components[0]
  return first && first.share > 0 ? first : undefined
}
