import { matrixOf } from '../../engine/create/matrix.ts'
import { plural } from './plural.ts'
import type { Composed } from './composed.ts'
import { words } from './Variants/words.ts'

type Family = Pick<Composed['family'], 'slots' | 'locales' | 'constraints'>
type Slots = readonly { name: string; label: string }[]
type Count = (value: number) => string

export const variantsOf = (family: Family): number => matrixOf(family).count * family.locales.length

/** "6 headlines × 5 pictures × 3 locales = 90, less 6 kept apart": the slots in the order of the template, and what the family keeps out of their product. */
export const madeOf = (family: Family, slots: Slots, count: Count): string => {
  const { locales, constraints } = family
  const all = matrixOf({ slots: family.slots, constraints: [] }).count * locales.length
  const kept = variantsOf(family)
  const factors = [...slotsOf(family, slots).map(({ label, held }) => several(held, label, count)), words.facts.locales(count(locales.length))]
  const product = `${factors.join(' × ')} = ${count(all)}`
  return all === kept ? product : `${product}, ${words.facts.less(count(all - kept), heldBy(constraints))}`
}

/** Why they are kept out, each rule in its own words. */
export const whysOf = ({ constraints }: Pick<Family, 'constraints'>): string =>
  [...new Set(constraints.map(({ why }) => why).filter(Boolean))].join(' ')

const several = (held: number, label: string, count: Count): string => `${count(held)} ${held === 1 ? label.toLowerCase() : plural(label)}`

/** A slot that the template no longer has is called by its own name. */
const slotsOf = ({ slots: held }: Family, slots: Slots): { label: string; held: number }[] => {
  const known = slots.map(({ name }) => name)
  const gone = Object.keys(held).filter((name) => !known.includes(name))
  const all = [...slots, ...gone.map((name) => ({ name, label: name }))]
  return all.flatMap(({ name, label }) => {
    const ids = new Set(held[name] ?? []).size
    return ids === 0 ? [] : [{ label, held: ids }]
  })
}

const heldBy = (constraints: Family['constraints']): 'apart' | 'together' | 'both' => {
  const kinds = new Set(constraints.map(({ kind }) => kind))
  const [only] = kinds
  return kinds.size === 1 && only ? only : 'both'
}
