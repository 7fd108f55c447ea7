import { kindLabel } from '../../../engine/create/component-kind.ts'
import { type Composed, type Part } from '../../create/composed.ts'
import { plural } from '../../create/plural.ts'

/** One component that a yes would be new for: it came in, it says something else than before, or it went. */
export interface Change {
  slot: string
  was?: Part
  is?: Part
}

type Parts = Pick<Composed, 'components'> & { family: Pick<Composed['family'], 'slots'>; template: { slots: readonly { name: string }[] } }

/** What differs from what was approved before; without a before, every component that nobody has approved. */
export const changesOf = (after: Parts, before: Parts | undefined): Change[] => {
  const placed = placesOf(after)
  if (!before) return placed.filter(({ part }) => part.state === 'draft').map(({ slot, part }) => ({ slot, is: part }))
  const old = new Map(placesOf(before).map((place) => [`${place.slot} ${place.part.id}`, place]))
  const now = new Set(placed.map(({ slot, part }) => `${slot} ${part.id}`))
  const came = placed.flatMap(({ slot, part }): Change[] => {
    const was = old.get(`${slot} ${part.id}`)?.part
    return was?.hash === part.hash ? [] : [{ slot, is: part, ...(was && { was }) }]
  })
  const went = [...old].filter(([place]) => !now.has(place)).map(([, { slot, part }]): Change => ({ slot, was: part }))
  return [...came, ...went]
}

const placesOf = ({ components, family, template }: Parts): { slot: string; part: Part }[] => {
  const known = new Map(components.map((part) => [part.id, part]))
  return template.slots.flatMap(({ name: slot }) =>
    (family.slots[slot] ?? []).flatMap((id) => {
      const part = known.get(id)
      return part ? [{ slot, part }] : []
    }),
  )
}

/** Parts that nobody has approved, wherever they stand, as of now: another yes may have approved them since this one was asked for. */
export const freshIn = (composed: Parts): number => new Set(placesOf(composed).flatMap(({ part }) => (part.state === 'draft' ? [part.id] : []))).size

/** "2 new headlines, one headline gone": what was amended, what came and what went, each counted for itself, by its kind where all share one. */
export const saidChanges = (changes: readonly Change[], count: (value: number) => string): string => {
  const groups = [
    { of: changes.filter(({ was, is }) => was && is), say: (n: string, what: string) => `${n} ${what} changed` },
    { of: changes.filter(({ was }) => !was), say: (n: string, what: string) => `${n} new ${what}` },
    { of: changes.filter(({ is }) => !is), say: (n: string, what: string) => `${n} ${what} gone` },
  ]
  const said = groups.flatMap(({ of, say }) => (of.length === 0 ? [] : [say(of.length === 1 ? 'one' : count(of.length), namedParts(of))]))
  const sentence = said.join(', ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

const namedParts = (changes: readonly Change[]): string => {
  const kinds = new Set(changes.map(({ is, was }) => (is ?? was)?.kind ?? ''))
  const word = kinds.size === 1 ? kindLabel([...kinds][0] ?? '').toLowerCase() : 'component'
  return changes.length === 1 ? word : plural(word)
}
