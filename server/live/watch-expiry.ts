import { byId } from '../../engine/create/composition.ts'
import { edition, editionId } from '../../engine/create/edition.ts'
import { bindingsOf } from '../../engine/create/days-shown.ts'
import type { Ruleset } from '../../engine/decide/ruleset.ts'
import { signal } from '../../engine/learn/signal.ts'
import { type Binding, type Ending, endingsOf, expiries, leftBareIn, liveIn, noLongerEnds, restsOverDays } from '../../engine/learn/signals/expiry.ts'
import { engine } from '../../engine/people/engine.ts'
import { noticeDaysOf } from '../../engine/people/notice.ts'
import type { Scope } from '../store/database.ts'
import { restingOn } from '../store/learn.store.ts'
import { allThings, getThing, manyThings } from '../store/noun.store.ts'
import type { Watched } from './watched.ts'

const dayMs = 86_400_000
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** What is live and runs out within the engine's notice. */
export const watchExpiry = async (scope: Scope, { ruleset }: { ruleset: Ruleset }, now: Date): Promise<Watched> => {
  const here = await getThing(scope, engine, scope.engine)
  const noticeDays = noticeDaysOf(here ?? {})
  const endings = endingsOf(ruleset, now, noticeDays)
  const open = await allThings(scope, signal, { kind: 'expiry', state: 'open' })
  const near = endings.filter(({ until }) => until <= dayOf(now.getTime() + noticeDays * dayMs))
  const ids = (of: 'component' | 'campaign') => near.flatMap((one) => one[of] ?? [])
  const resting =
    near.length === 0
      ? new Map()
      : await restingOn(scope, {
          placements: [...new Set(near.flatMap(({ at }) => at.map(({ key }) => key)))],
          components: ids('component'),
          campaigns: ids('campaign'),
          since: dayOf(now.getTime() - restsOverDays * dayMs),
        })
  const world = { endings, live: liveIn(ruleset, now), today: dayOf(now.getTime()), leftBare: leftBareIn(ruleset, now) }
  return {
    noticed: expiries(near, { now, noticeDays, resting, bindings: await bindingsIn(scope, ruleset, near) }),
    lapsed: open.flatMap((one) => {
      const reason = noLongerEnds(one, world)
      return reason === undefined ? [] : [{ id: one.id, reason }]
    }),
  }
}

/** Whose rights run out first on each component, as it was released. */
const bindingsIn = async (scope: Scope, { source }: Ruleset, near: readonly Ending[]): Promise<Map<string, Binding>> => {
  const parts = new Map(near.flatMap(({ component, until }) => (component === undefined ? [] : [[component, until] as const])))
  const showing = source.campaigns.filter(({ rights }) => Object.keys(rights).some((id) => parts.has(id)))
  const editions = await manyThings(
    scope,
    edition,
    showing.map(({ familyHash }) => editionId(familyHash)),
  )
  return new Map(
    editions.flatMap(({ frozen: { components, assets } }) =>
      components.flatMap(({ id }): [string, Binding][] => {
        const first = bindingsOf({ components: byId(components), assets: byId(assets) }, id).find(({ rights }) => rights.until === parts.get(id))
        if (!parts.has(id) || !first) return []
        const { picture, rights } = first
        return [[id, { ...(picture !== undefined && { picture }), ...(rights.holder !== undefined && { holder: rights.holder }) }]]
      }),
    ),
  )
}
