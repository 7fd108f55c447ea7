import type { Found, Place } from './useCheck.ts'
import { words } from './words.ts'

const mostNamed = 3

/** Where a finding is made; nothing where it is made wherever was looked. */
export const whereOf = ({ places: at }: Pick<Found, 'places'>, places: readonly Place[]): string | undefined => {
  if (at.length === places.length) return undefined
  const here = at.flatMap((one) => places[one] ?? [])
  const held = new Set(here.flatMap(({ family, template, slot }) => (family ? [`${template} ${slot}`] : [])))
  // What holds for a family holds for its template: the family says it.
  const told = here.filter(({ family, template, slot }) => family || !held.has(`${template} ${slot}`))
  const names = [...new Set(told.map(({ family, layout }) => family?.name ?? layout))]
  return names.length > mostNamed ? words.andMore(names.slice(0, mostNamed).join(', '), String(names.length - mostNamed)) : names.join(', ')
}
