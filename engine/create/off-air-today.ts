import type { Reader } from '../kernel/reader.ts'
import { byId, type Composition } from './composition.ts'
import { closedOn } from './days-shown.ts'
import { edition, editionId } from './edition.ts'
import type { LiveUse } from './live-use.ts'
import { type RightsToday, rightsToday } from './rights.ts'
import { bearersOf } from './shown-assets.ts'

const mostTold = 3

/** Slots of what a use asks about, each with the ids of the components that may stand there: where none is left of one, nothing is shown. */
type Asked = (content: Composition) => readonly (readonly string[])[]

/** The slots of a family as it was released. */
export const wholeFamily: Asked = ({ family }) => Object.values(family.slots).filter((ids) => ids.length > 0)

/** One component, wherever it stands. */
export const oneComponent =
  (id: string): Asked =>
  () => [[id]]

/** All that shows a picture. */
export const showingPicture =
  (asset: string): Asked =>
  (content) => [
    Object.values(content.family.slots)
      .flat()
      .filter((id) => bearersOf(content, [id]).includes(asset)),
  ]

/**
 * The uses, each with what rights keep off the air there on a day: by the same days that decide what is shown. `wished` stand in the place of what the
 * library says.
 */
export const withOffAir = async <U extends LiveUse>(
  read: Reader,
  uses: readonly U[],
  asked: Asked,
  now: Date,
  wished: RightsToday = new Map(),
): Promise<U[]> => {
  const editions = await read.many(edition, new Set(uses.flatMap(({ hash }) => (hash === undefined ? [] : editionId(hash)))))
  const contents = new Map(
    editions.map(({ id, frozen: { components, assets, ...rest } }) => [id, { ...rest, components: byId(components), assets: byId(assets) }]),
  )
  const shown = [...contents.values()].map((content) => ({ content, ids: asked(content).flat() }))
  const held = await read.ask(rightsToday, { ids: [...new Set(shown.flatMap(({ content, ids }) => bearersOf(content, ids)))] })
  const today = new Map([...held, ...wished])
  const day = now.toISOString().slice(0, 10)
  return uses.map((use) => {
    const content = use.hash === undefined ? undefined : contents.get(editionId(use.hash))
    if (!content) return use
    const slots = asked(content)
    const closed = closedOn(day, content, [...new Set(slots.flat())], today)
    if (closed.length === 0) return use
    const out = new Set(closed.map(({ component }) => component))
    const because = [...new Set(closed.map((one) => one.because))].slice(0, mostTold)
    return { ...use, offAir: { whole: slots.some((ids) => ids.length > 0 && ids.every((id) => out.has(id))), because } }
  })
}
