import { wordsOf, type Composed } from '../../create/composed.ts'

/** A variant at the edge of its family: the rest lies between the extremes. */
export interface Extreme {
  id: string
  kind: 'longest' | 'shortest'
  /** Label of the slot that it is the extreme of. */
  slot: string
  locale: string
  /** Slot → id of the component that makes it the extreme. */
  holding: Readonly<Record<string, string>>
  words: string
  length: number
  limit: number
}

/** The fullest slot, the next fullest other one, and the emptiest of the first: three to look at before any other. */
export const extremesOf = (composed: Composed): Extreme[] => {
  const lines = linesOf(composed).toSorted((a, b) => b.length / b.limit - a.length / a.limit)
  const [fullest] = lines
  if (!fullest) return []
  const other = lines.find(({ slot }) => slot !== fullest.slot)
  const emptiest = lines.findLast((line) => line.slot === fullest.slot && line.id !== fullest.id)
  return [fullest, other, emptiest && { ...emptiest, kind: 'shortest' as const }].filter((one) => one !== undefined)
}

const linesOf = ({ family, template, components, assets }: Composed): Extreme[] =>
  template.slots.flatMap(({ name, label, maxCharacters: limit }) =>
    limit === undefined || !family.slots[name]
      ? []
      : components
          .filter(({ id }) => family.slots[name]?.includes(id))
          .flatMap((part) =>
            family.locales.flatMap((locale): Extreme[] => {
              const words = wordsOf(part, assets, locale)
              if (words === undefined) return []
              return [
                {
                  id: `${name} ${part.id} ${locale}`,
                  kind: 'longest',
                  slot: label,
                  locale,
                  holding: { [name]: part.id },
                  words,
                  length: [...words].length,
                  limit,
                },
              ]
            }),
          ),
  )
