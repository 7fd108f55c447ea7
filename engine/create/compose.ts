import { orOf } from '../kernel/or-of.ts'
import { type Refusal, type RefusalPlace, refuse } from '../kernel/refusal.ts'
import { kindInWords } from './component-kind.ts'
import type { Component } from './component.ts'
import { titleOf } from './said.ts'
import type { Constraint, Family } from './family.ts'
import { misfit, unfit } from './fit.ts'
import { matrixOf, mostWalked, productOf } from './matrix.ts'
import { kindsTaken } from './slot-kinds.ts'
import type { Slot, Template } from './template.ts'

/** What somebody wants in a slot: these very components, or whatever fits that bears these tags (all that fit, when none are named). */
export interface SlotWish {
  components?: readonly string[] | undefined
  tags?: readonly string[] | undefined
}

export interface Wishes {
  slots: Readonly<Record<string, SlotWish>>
  /** What the slots hold already: it stays where nothing else is wished for, and what is among it was let in before. */
  held?: Family['slots']
  locales: readonly string[]
  constraints: readonly Constraint[]
}

/** What there is to choose from. */
export interface Library {
  /** By the reference (id or key) that the wishes use. */
  named: ReadonlyMap<string, Component>
  /** Slot → components of its kind that bear the tags wished for. */
  tagged: ReadonlyMap<string, readonly Component[]>
}

/** More variants than this, over all locales, are not judged at once. */
export const mostVariants = 200_000

/** Fills the slots of a template. A slot that nothing fits is refused by name with why; too many variants are refused before anything is made. */
export const compose = (
  template: Pick<Template, 'name' | 'slots'>,
  wishes: Wishes,
  library: Library,
): Pick<Family, 'slots' | 'constraints'> | Refusal => {
  const unknown = Object.keys(wishes.slots).filter((name) => !template.slots.some((slot) => slot.name === name))
  if (unknown.length > 0) {
    return refuse('invalidInput', `${template.name} has no slot ${unknown.join(', ')}.`, {
      where: unknown.map((name) => ({
        path: `slots.${name}`,
        problem: 'no such slot',
        hint: `it has ${template.slots.map((slot) => slot.name).join(', ')}`,
      })),
    })
  }
  const filled = template.slots.map((slot) => ({ slot, ...fill(slot, wishes, library) }))
  const problems = filled.flatMap((one) => one.problems)
  if (problems.length > 0) {
    const names = filled.filter((one) => one.problems.length > 0).map(({ slot }) => slot.label)
    return refuse('noFit', `No component fits ${names.join(', ')}.`, {
      where: problems,
      remedy: 'Add a component of the kind that fits, choose others, or loosen the slot.',
    })
  }
  const slots = Object.fromEntries(filled.map(({ slot, ids }) => [slot.name, ids]))
  return tooMany(slots, wishes) ?? constrained(slots, wishes, library)
}

const fill = (slot: Slot, { slots, locales, held }: Wishes, { named, tagged }: Library): { ids: string[]; problems: RefusalPlace[] } => {
  const wish = slots[slot.name]
  const path = `slots.${slot.name}`
  if (wish?.components) return fillWith(slot, wish.components, { named, held: held?.[slot.name] ?? [] }, path, locales[0])
  if (wish === undefined && held) return { ids: held[slot.name] ?? [], problems: [] }
  if (wish === undefined && !slot.required) return { ids: [], problems: [] }
  const candidates = tagged.get(slot.name) ?? []
  const judged = candidates.map((one) => ({ one, why: unfit(slot, one, locales) }))
  const fitting = judged.filter(({ why }) => why === undefined).map(({ one }) => one.id)
  if (fitting.length > 0) return { ids: fitting, problems: [] }
  const bearing = (wish?.tags ?? []).length > 0 ? ` tagged ${wish?.tags?.join(', ')}` : ''
  const reasons = judged.slice(0, 5).map(({ one, why }) => ({ path, problem: `“${titleOf(one, locales[0])}” ${why}` }))
  return { ids: [], problems: reasons.length > 0 ? reasons : [{ path, problem: `there is no ${orOf(kindsTaken(slot).map(kindInWords))}${bearing}` }] }
}

const fillWith = (
  slot: Slot,
  references: readonly string[],
  { named, held }: Pick<Library, 'named'> & { held: readonly string[] },
  path: string,
  locale: string | undefined,
): { ids: string[]; problems: RefusalPlace[] } => {
  const problems = references.flatMap((reference, n): RefusalPlace[] => {
    const found = named.get(reference)
    const why = found ? (held.includes(found.id) ? undefined : misfit(slot, found)) : 'does not exist'
    return why === undefined ? [] : [{ path: `${path}.components.${n}`, problem: `${found ? `“${titleOf(found, locale)}”` : reference} ${why}` }]
  })
  if (references.length === 0 && slot.required) problems.push({ path, problem: 'this slot must hold something' })
  return { ids: [...new Set(references.map((reference) => named.get(reference)?.id ?? reference))], problems }
}

const tooMany = (slots: Family['slots'], { locales, constraints }: Wishes): Refusal | undefined => {
  const product = productOf(slots)
  const over = product * locales.length > mostVariants || (constraints.length > 0 && product > mostWalked)
  if (!over) return undefined
  const sizes = Object.entries(slots).map(([slot, ids]) => `${ids.length} ${slot}`)
  return refuse(
    'tooLarge',
    `${sizes.join(' × ')} × ${locales.length} locales are ${product * locales.length} variants; ${mostVariants} are judged at once.`,
    {
      remedy: 'Choose fewer components, or make two families.',
    },
  )
}

const constrained = (slots: Family['slots'], { constraints }: Wishes, { named }: Library): Pick<Family, 'slots' | 'constraints'> | Refusal => {
  const chosen = new Set(Object.values(slots).flat())
  const resolved = constraints.map((one) => ({
    ...one,
    components: [...new Set(one.components.map((reference) => named.get(reference)?.id ?? reference))],
  }))
  const strangers = resolved.flatMap(({ components }, n) =>
    components
      .filter((id) => !chosen.has(id))
      .map((id) => ({ path: `constraints.${n}.components`, problem: `${id} stands in no slot of this family` })),
  )
  if (strangers.length > 0) return refuse('invalidInput', 'A constraint speaks of components that the family does not hold.', { where: strangers })
  const made = { slots, constraints: resolved }
  if (matrixOf(made).count > 0) return made
  return refuse('noFit', 'The constraints leave no variant at all.', {
    where: resolved.map(({ kind, components }, n) => ({ path: `constraints.${n}`, problem: `${kind}: ${components.join(', ')}` })),
    remedy: 'Loosen one of them.',
  })
}
