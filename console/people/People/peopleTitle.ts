import { andOf } from '../../../engine/kernel/and-of.ts'
import type { Person } from './person.ts'
import { words } from './words.ts'

/** Who works here, of which kind, and who answers for all of it. */
export const peopleTitle = (people: readonly Pick<Person, 'kind' | 'state' | 'roles' | 'name'>[], count: (value: number) => string): string => {
  const here = people.filter(({ state }) => state === 'active')
  const of = (kind: Person['kind']) => here.filter((one) => one.kind === kind).length
  const said = [
    words.people(count(of('person'))),
    ...(of('agent') > 0 ? [words.agents(count(of('agent')))] : []),
    ...(of('flow') > 0 ? [words.flows(count(of('flow')))] : []),
  ]
  const owner = here.find(({ roles }) => roles.includes('owner'))?.name ?? ''
  return words.title(andOf(said), here.length === 1, owner)
}
