import { matrixOf } from './matrix.ts'
import { titleOf } from './said.ts'
import { lastDayOf } from './last-day.ts'
import type { Composition } from './composition.ts'
import { daysCovered, notCovered, type Rights, type RightsToday } from './rights.ts'
import { assetsShown, bearersOf } from './shown-assets.ts'

type Parts = Pick<Composition, 'components' | 'assets'>
type Content = Parts & Pick<Composition, 'family' | 'template'>

/** Bounds that are left out are open. */
interface Days {
  from?: string | undefined
  until?: string | undefined
}

/** A component's own rights, and those of the assets that it shows in any locale, with what each of these is called. */
export const bindingsOf = ({ components, assets }: Parts, id: string): { id: string; rights: Rights; picture?: string }[] => {
  const component = components.get(id)
  if (!component) return []
  const pictures = assetsShown([component], assets).flatMap((asset) => {
    const shown = assets.get(asset)
    return shown?.rights ? [{ id: asset, rights: shown.rights, picture: shown.name }] : []
  })
  return [...(component.rights ? [{ id, rights: component.rights }] : []), ...pictures]
}

interface Bound extends Days {
  /** Id of whose rights they are. */
  bearer: string
  rights: Rights
}

/** What the library says today first: that can be mended. Then what it was released with. */
const boundsOf = (content: Content, id: string, today: RightsToday): Bound[] => {
  const use = useOf(content)
  const now = bearersOf(content, [id]).flatMap((bearer): Bound[] => {
    const rights = today.get(bearer)
    return rights ? [{ bearer, rights, ...daysCovered(rights, use) }] : []
  })
  const then = bindingsOf(content, id).map(({ id: bearer, rights }): Bound => ({ bearer, rights, from: rights.from, until: lastDayOf(rights) }))
  return [...now, ...then]
}

const useOf = ({ family, template }: Content) => ({ territories: family.markets, channel: template.channel })

/** The days on which a component may be shown: as it was released, and no longer than the library says today. */
export const daysShown = (content: Content, id: string, today: RightsToday): { from?: string; until?: string } => {
  const bounds = boundsOf(content, id, today)
  const from = bounds
    .flatMap((bound) => bound.from ?? [])
    .sort()
    .at(-1)
  const [until] = bounds.flatMap((bound) => bound.until ?? []).sort()
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}

/** A component that rights keep off the air. */
export interface Closed {
  component: string
  /** Id of the asset or component whose rights are the reason. */
  bearer: string
  /** In a sentence without its full stop: “Rain on granite” has no rights after 2026-11-29 */
  because: string
}

/** Of components that were released those that are not shown on a day (yyyy-mm-dd), each with the reason. */
export const closedOn = (day: string, content: Content, ids: readonly string[], today: RightsToday): Closed[] =>
  ids.flatMap((component) => {
    const closing = boundsOf(content, component, today).find(
      ({ from, until }) => (from !== undefined && day < from) || (until !== undefined && day > until),
    )
    if (!closing) return []
    const { bearer, rights } = closing
    const why = notCovered(rights, { ...useOf(content), day }) ?? 'may not be shown'
    return [{ component, bearer, because: `“${calledIn(content, bearer)}” ${why}` }]
  })

const calledIn = ({ components, assets }: Parts, id: string): string => {
  const component = components.get(id)
  return component ? titleOf(component) : (assets.get(id)?.name ?? id)
}

/** Variants in all locales of which one of these components is a part, and so are not shown. */
export const variantsWith = ({ slots, constraints, locales }: Composition['family'], closed: ReadonlySet<string>): number => {
  const left = Object.fromEntries(Object.entries(slots).map(([slot, ids]) => [slot, ids.filter((id) => !closed.has(id))]))
  const isBare = Object.entries(slots).some(([slot, ids]) => ids.length > 0 && left[slot]?.length === 0)
  const all = matrixOf({ slots, constraints }).count
  return (all - (isBare ? 0 : matrixOf({ slots: left, constraints }).count)) * locales.length
}
