import { refuse, type Refusal } from '../kernel/refusal.ts'

/** A slot and the components that could stand in it. */
export interface SlotOffer {
  slot: string
  components: readonly string[]
}

/** One component id per slot, in the order of the slots. */
export type Combination = readonly string[]

/** Everything that may be chosen together, listed. */
export interface Space {
  slots: readonly SlotOffer[]
  combinations: readonly Combination[]
}

/** Too many to list: each slot is then chosen for itself, and what-if answers slot by slot. `reason` says so in a sentence. */
export interface Factored {
  reason: string
  factors: readonly Space[]
}

export type Combined = { whole: Space } | { factored: Factored }

/**
 * May these components stand together? It is asked with growing prefixes (the first slot, the first two, …) so that a forbidden pair cuts its whole
 * branch: what it forbids of a prefix must be forbidden of all that begins with it.
 */
export type Allows = (prefix: Combination) => boolean

/** More than this many combinations are not listed; nor are more than `largestSearch` prefixes looked at to find them. */
export const largestSpace = 4_096
export const largestSearch = 65_536

/** The product of the slots, less what may not stand together, in the order in which slots and components are given. */
export const combine = (slots: readonly SlotOffer[], allows: Allows = () => true, limit = largestSpace): Combined | Refusal => {
  const offers = slots.map(({ slot, components }) => ({ slot, components: [...new Set(components)] }))
  const empty = offers.filter(({ components }) => components.length === 0)
  if (offers.length === 0 || empty.length > 0) return nothingFits(offers.length, empty)
  const found: Combination[] = []
  const budget = { left: largestSearch }
  for (const combination of validCombinations(offers, allows, budget)) {
    if (found.length === limit) return factored(offers, `There are more than ${count(limit)} valid combinations`)
    found.push(combination)
  }
  if (budget.left < 0) return factored(offers, `The valid combinations were not all found within ${count(largestSearch)} steps`)
  if (found.length === 0) {
    return refuse('noFit', 'No combination of the components is valid.', {
      remedy: 'Loosen a constraint, or add components that may stand together.',
    })
  }
  return { whole: { slots: offers, combinations: found } }
}

/** Depth first and lazy: whoever stops reading stops the work. */
function* validCombinations(slots: readonly SlotOffer[], allows: Allows, budget: { left: number }, prefix: Combination = []): Generator<Combination> {
  const offer = slots[prefix.length]
  if (!offer) {
    yield prefix
    return
  }
  for (const component of offer.components) {
    if (--budget.left < 0) return
    const longer = [...prefix, component]
    if (allows(longer)) yield* validCombinations(slots, allows, budget, longer)
  }
}

const factored = (offers: readonly SlotOffer[], why: string): Combined => {
  const product = offers.reduce((total, { components }) => total * components.length, 1)
  const reason = `${why} (${offers.map(({ components }) => components.length).join(' × ')} = ${count(product)}), so each slot is chosen for itself: what may stand together is checked after the choice, and what-if answers slot by slot.`
  return {
    factored: { reason, factors: offers.map((offer) => ({ slots: [offer], combinations: offer.components.map((component) => [component]) })) },
  }
}

const nothingFits = (slotCount: number, empty: readonly SlotOffer[]): Refusal =>
  slotCount === 0
    ? refuse('noFit', 'There is no slot to fill.', { remedy: 'Give the template at least one slot.' })
    : refuse('noFit', `No component fits the slot ${empty.map(({ slot }) => slot).join(', ')}.`, {
        where: empty.map(({ slot }) => ({ path: `slots.${slot}`, problem: 'no component fits' })),
        remedy: 'Approve a component of the kind that the slot takes.',
      })

const count = (number: number): string => number.toLocaleString('en-GB')
