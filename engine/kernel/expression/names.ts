import { typeOf } from './attribute-type.ts'
import type { Attributes } from './attribute.ts'
import type { Meaning } from './meaning.ts'
import type { Type } from './type.ts'

/** A compiled condition that other expressions may use by name, such as a saved audience. */
export interface Predicate {
  readonly source: string
  readonly meaning: Meaning
}

export type Named =
  | { kind: 'attribute'; path: string; type: Type; sensitive: boolean; order: number }
  | { kind: 'predicate'; path: string; predicate: Predicate }

type Branch = Map<string, Branch | Named>

export type Found =
  | { named: Named; length: number }
  /** The steps end at a group of names, or go wrong at the step `at`. */
  | { group: true }
  | { unknown: true; at: number }

/** All that a path can name: the declared attributes, `now`, and the saved predicates. */
export interface Names {
  find: (steps: readonly string[]) => Found
  /** For "did you mean": sensitive ones are not offered. */
  paths: readonly string[]
}

export const namesOf = (attributes: Attributes, predicates: Readonly<Record<string, Predicate>>): Names => {
  const named: Named[] = [
    { kind: 'attribute', path: 'now', type: 'timestamp', sensitive: false, order: 0 },
    ...Object.entries(attributes).map(([path, one], place): Named => {
      return { kind: 'attribute', path, type: typeOf(one), sensitive: one.sensitive === true, order: place + 1 }
    }),
    ...Object.entries(predicates).map(([path, predicate]): Named => ({ kind: 'predicate', path, predicate })),
  ]
  const root: Branch = new Map()
  for (const one of named) plant(root, one.path.split('.'), one)
  return { find: (steps) => find(root, steps), paths: named.filter((one) => one.kind === 'predicate' || !one.sensitive).map(({ path }) => path) }
}

const plant = (root: Branch, steps: string[], one: Named): void => {
  let branch = root
  for (const step of steps.slice(0, -1)) {
    const next = branch.get(step)
    if (next instanceof Map) branch = next
    else branch.set(step, (branch = new Map()))
  }
  branch.set(steps.at(-1)!, one)
}

const find = (root: Branch, steps: readonly string[]): Found => {
  let branch = root
  for (const [at, step] of steps.entries()) {
    const next = branch.get(step)
    if (next === undefined) return { unknown: true, at }
    if (!(next instanceof Map)) return { named: next, length: at + 1 }
    branch = next
  }
  return { group: true }
}
