import type { Operations } from '../../api/operations.ts'

type Load = Pick<Operations['capacity.show']['output']['loads'][number], 'skill'>
type Worker = Pick<Operations['person.list']['output']['items'][number], 'kind' | 'state' | 'skills'>

/** What teams have hours for and what those who work here have declared, each once, by name. */
export const skillsAmong = (loads: readonly Load[], people: readonly Worker[]): string[] => {
  const declared = people.filter(({ kind, state }) => kind === 'person' && state === 'active').flatMap(({ skills }) => skills)
  return [...new Set([...loads.map(({ skill }) => skill), ...declared])].toSorted((a, b) => a.localeCompare(b))
}
