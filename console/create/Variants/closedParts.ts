import { matrixOf } from '../../../engine/create/matrix.ts'
import { passes } from '../../../engine/guard/passes.ts'
import type { Composed } from '../composed.ts'
import type { Preflight } from './axes.ts'

type Family = Pick<Composed['family'], 'slots' | 'constraints' | 'locales'>

/** Variants that are looked through one by one; of larger families only what a part is blocked for by itself is told. */
const mostLookedAt = 3_000

/** Slot and part as one text. */
export const placeOf = (slot: string, part: string): string => `${slot} ${part}`

/** Places of which no variant may go live, by what a preflight blocks. */
export const closedParts = (family: Family, blocks: Preflight['blocks']): ReadonlySet<string> => {
  if (blocks.length === 0) return new Set()
  const matrix = matrixOf(family)
  if (matrix.count * family.locales.length > mostLookedAt) return closedAlone(family, blocks)
  const [tried, open] = [new Set<string>(), new Set<string>()]
  const blocksIn = Map.groupBy(blocks, ({ locale }) => locale)
  for (let n = 0; n < matrix.count; n++) {
    const choice = matrix.at(n)
    const places = Object.entries(choice).map(([slot, part]) => placeOf(slot, part))
    for (const place of places) tried.add(place)
    if (places.every((place) => open.has(place))) continue
    if (family.locales.some((locale) => passes({ blocks: blocksIn.get(locale) ?? [] }, locale, choice))) for (const place of places) open.add(place)
  }
  return new Set([...tried].filter((place) => !open.has(place)))
}

const closedAlone = ({ locales }: Family, blocks: Preflight['blocks']): Set<string> => {
  const alone = blocks.flatMap(({ locale, choice }) => {
    const [only, ...more] = Object.entries(choice)
    return only && more.length === 0 ? [{ locale, place: placeOf(...only) }] : []
  })
  const everywhere = (place: string) => locales.every((locale) => alone.some((one) => one.locale === locale && one.place === place))
  return new Set(alone.map(({ place }) => place).filter(everywhere))
}
