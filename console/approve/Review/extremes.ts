import { nameOf, wordsOf, type Composed, type Part } from '../../create/composed.ts'
import type { Change } from './changes.ts'

/** A variant to look at before any other: it shows what is new, or lies at the edge of its family, so that the rest lies between. */
export interface Extreme {
  id: string
  kind: 'fresh' | 'amended' | 'longest' | 'shortest'
  /** Label of the slot that it is looked at for. */
  slot: string
  locale: string
  /** Slot → id of the component that it is looked at for. */
  holding: Readonly<Record<string, string>>
  /** Slot → id of a component that is gone: what stood before shows it. */
  gone: Readonly<Record<string, string>>
  words: string
  /** How much of its slot it takes; a picture takes none of it. */
  room?: { length: number; limit: number }
}

type Line = Extreme & { room: NonNullable<Extreme['room']> }

const usual = 3
/** What is new is looked at one by one only as long as that is a look and not a search. */
export const mostLooks = 6

/** Against something older, each component that is new once; then the edges of the family, three in all at least. What went is seen in what stood before. */
export const looksOf = (composed: Composed, changes: readonly Change[], before: Composed | undefined): Extreme[] => {
  const fresh = before ? freshOf(composed, changes) : []
  const seen = new Set(fresh.map(({ id }) => id))
  const edges = extremesOf(composed).filter(({ id }) => !seen.has(id))
  const looks = [...fresh.slice(0, mostLooks), ...edges.slice(0, Math.max(0, usual - fresh.length))]
  return before ? withGone(looks, changes) : looks
}

/** The fullest slot, the next fullest other one, and the emptiest of the first. */
export const extremesOf = (composed: Composed): Extreme[] => {
  const lines = linesOf(composed).toSorted((a, b) => fullness(b) - fullness(a))
  const [fullest] = lines
  if (!fullest) return []
  const other = lines.find(({ slot }) => slot !== fullest.slot)
  const emptiest = lines.findLast((line) => line.slot === fullest.slot && line.id !== fullest.id)
  return [fullest, other, emptiest && { ...emptiest, kind: 'shortest' as const }].filter((one) => one !== undefined)
}

/** Where no slot has a limit there are no edges: any variant in the first language. */
export const anyOf = ({ family: { locales } }: Composed): Extreme => ({
  id: 'any',
  kind: 'longest',
  slot: '',
  locale: locales[0] ?? 'en',
  holding: {},
  gone: {},
  words: '',
})

const fullness = ({ room: { length, limit } }: Line): number => length / limit

/** Each component that came in or says something else, in the locale in which it says most. */
const freshOf = (composed: Composed, changes: readonly Change[]): Extreme[] => {
  const lines = linesOf(composed).toSorted((a, b) => fullness(b) - fullness(a))
  return changes.flatMap(({ slot, was, is }): Extreme[] => {
    if (!is) return []
    const kind = was ? 'amended' : 'fresh'
    const line = lines.find(({ holding }) => holding[slot] === is.id)
    return [line ? { ...line, kind } : { ...unlined(composed, slot, is), kind }]
  })
}

const unlined = ({ family, template, assets }: Composed, slot: string, part: Part): Extreme => {
  const [locale = 'en'] = family.locales
  const label = template.slots.find(({ name }) => name === slot)?.label ?? slot
  return {
    id: `${slot} ${part.id} ${locale}`,
    kind: 'fresh',
    slot: label,
    locale,
    holding: { [slot]: part.id },
    gone: {},
    words: nameOf(part, assets, locale),
  }
}

/** What is gone from a slot is seen before the look at that slot, else before any look at which nothing of its slot is seen yet. */
const withGone = (looks: readonly Extreme[], changes: readonly Change[]): Extreme[] => {
  const gone = looks.map((): Record<string, string> => ({}))
  for (const { slot, was, is } of changes) {
    if (!was || is) continue
    const free = gone.map((held, index) => ({ held, look: looks[index] })).filter(({ held }) => held[slot] === undefined)
    const place =
      free.find(({ look }) => look?.kind === 'fresh' && slot in look.holding) ?? free.find(({ look }) => look && !(slot in look.holding)) ?? free[0]
    if (place) place.held[slot] = was.id
  }
  return looks.map((look, index) => ({ ...look, gone: gone[index] ?? {} }))
}

const linesOf = ({ family, template, components, assets }: Composed): Line[] =>
  template.slots.flatMap(({ name, label, maxCharacters: limit }) =>
    limit === undefined || !family.slots[name]
      ? []
      : components
          .filter(({ id }) => family.slots[name]?.includes(id))
          .flatMap((part) =>
            family.locales.flatMap((locale): Line[] => {
              const words = wordsOf(part, assets, locale)
              if (words === undefined) return []
              return [
                {
                  id: `${name} ${part.id} ${locale}`,
                  kind: 'longest',
                  slot: label,
                  locale,
                  holding: { [name]: part.id },
                  gone: {},
                  words,
                  room: { length: [...words].length, limit },
                },
              ]
            }),
          ),
  )
