import { judgesFor } from '../approve/judging.ts'
import type { Person } from '../people/person.ts'

/** How many of some people may say yes for a role. */
export const readersAmong =
  (people: readonly Person[]) =>
  (role: string): number =>
    people.filter((one) => judgesFor(one).some((held) => held === role)).length
