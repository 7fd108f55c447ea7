import type { Constraint, Family } from './family.ts'

/** Choices of a family in one locale: slot → id of the component. */
export type Choice = Readonly<Record<string, string>>

/**
 * The lazy product of a family's slots under its constraints. Slots that a constraint reaches are walked together; all others multiply freely,
 * so that counting and reaching the n-th choice cost nothing for them. Throws above `mostWalked` walked choices: a family is checked before.
 */
export interface Matrix {
  /** Choices in one locale. */
  readonly count: number
  /** The n-th choice, from 0; each n another one. Throws beyond the count. */
  at(n: number): Choice
}

/** Choices that constraints make us walk, at the most. */
export const mostWalked = 250_000

type Axis = readonly [slot: string, ids: readonly string[]]

export const matrixOf = ({ slots, constraints }: Pick<Family, 'slots' | 'constraints'>): Matrix => {
  const axes = Object.entries(slots)
    .filter(([, ids]) => ids.length > 0)
    .map(([slot, ids]): Axis => [slot, [...new Set(ids)]])
  const reached = new Set(constraints.flatMap(({ components }) => components))
  const bound = axes.filter(([, ids]) => ids.some((id) => reached.has(id)))
  const free = axes.filter(([, ids]) => !ids.some((id) => reached.has(id)))
  const walked = bound.length === 0 ? [{}] : allowedChoices(bound, constraints)
  const freeCount = free.reduce((product, [, ids]) => product * ids.length, 1)
  const count = axes.length === 0 ? 0 : walked.length * freeCount
  const at = (n: number): Choice => {
    if (!Number.isInteger(n) || n < 0 || n >= count) throw new RangeError(`there is no choice ${n} of ${count}`)
    let rest = n % freeCount
    const choice: Record<string, string> = { ...walked[Math.floor(n / freeCount)] }
    for (const [slot, ids] of free) {
      choice[slot] = ids[rest % ids.length] ?? ''
      rest = Math.floor(rest / ids.length)
    }
    return choice
  }
  return { count, at }
}

const allowedChoices = (axes: readonly Axis[], constraints: readonly Constraint[]): Choice[] => {
  const found: Choice[] = []
  const walk = (depth: number, choice: Record<string, string>): void => {
    const axis = axes[depth]
    if (!axis) {
      if (togetherHolds(choice, constraints)) found.push({ ...choice })
      if (found.length > mostWalked) throw new RangeError(`more than ${mostWalked} choices under constraints`)
      return
    }
    const [slot, ids] = axis
    for (const id of ids) {
      choice[slot] = id
      if (apartHolds(choice, constraints)) walk(depth + 1, choice)
      delete choice[slot]
    }
  }
  walk(0, {})
  return found
}

const chosenOf = (choice: Choice, members: readonly string[]): number => {
  const chosen = Object.values(choice)
  return members.filter((id) => chosen.includes(id)).length
}

/** Of a choice that is still growing too: what is apart stays apart. */
const apartHolds = (choice: Choice, constraints: readonly Constraint[]): boolean =>
  constraints.every(({ kind, components }) => kind !== 'apart' || chosenOf(choice, components) < 2)

const togetherHolds = (choice: Choice, constraints: readonly Constraint[]): boolean =>
  constraints.every(({ kind, components }) => kind !== 'together' || [0, components.length].includes(chosenOf(choice, components)))

/** May this whole choice be made? */
export const allows = (choice: Choice, constraints: readonly Constraint[]): boolean =>
  apartHolds(choice, constraints) && togetherHolds(choice, constraints)

/** Upper bound of the choices, before constraints: what a family is refused by when it is too large. */
export const productOf = (slots: Family['slots']): number =>
  Object.values(slots).reduce((product, ids) => product * Math.max(1, new Set(ids).size), 1)
