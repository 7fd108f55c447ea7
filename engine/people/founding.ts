import { type Change, happened, put } from '../kernel/change.ts'
import { amend } from '../kernel/noun.ts'
import { type Engine, engine } from './engine.ts'
import { type Person, person } from './person.ts'
import { type Team, team } from './team.ts'

/** What an engine begins with: itself, its one owner, and whoever else works there. Teams and people refer to each other by key. */
export interface Founding {
  engine: Omit<Engine, 'id' | 'version' | 'state' | 'openedAt'>
  teams: readonly (Omit<Team, 'id' | 'version'> & { key: string })[]
  people: readonly (Omit<Person, 'id' | 'version' | 'state' | 'team' | 'sponsor'> & { key: string; team?: string; sponsor?: string })[]
}

export interface Founded {
  engine: string
  /** ids by the keys of the founding */
  teams: Readonly<Record<string, string>>
  people: Readonly<Record<string, string>>
}

/**
 * The first Change of an engine. It is no operation, since there is nobody yet who might ask;
 * everything after it comes through the one door.
 */
export const found = (founding: Founding, newId: (prefix: string) => string): Change<Founded> => {
  const id = newId(engine.prefix)
  const idsOf = (things: readonly { key: string }[], prefix: string) => Object.fromEntries(things.map(({ key }) => [key, newId(prefix)]))
  const teams = idsOf(founding.teams, team.prefix)
  const people = idsOf(founding.people, person.prefix)
  const known = (ids: Record<string, string>, key: string): string => {
    const found = ids[key]
    if (found === undefined) throw new Error(`the founding names ${key}, which it does not bring`)
    return found
  }
  return {
    answer: { engine: id, teams, people },
    save: [
      put(engine, { ...founding.engine, id, version: 1, state: 'opening' }),
      ...founding.teams.map(({ key, ...rest }) => put(team, { ...rest, id: known(teams, key), version: 1 })),
      ...founding.people.map(({ key, team: of, sponsor, ...rest }) =>
        put(person, {
          ...rest,
          id: known(people, key),
          version: 1,
          state: 'active',
          ...(of !== undefined && { team: known(teams, of) }),
          ...(sponsor !== undefined && { sponsor: known(people, sponsor) }),
        }),
      ),
    ],
    journal: [happened('engine.founded', { engine: id, person: Object.values(people) }, { name: founding.engine.name })],
  }
}

/** What brought its first content in is done. */
export const opened = (found: Engine, now: Date): Change<Engine> => {
  const open = amend(found, { state: 'open' as const, openedAt: now.toISOString() })
  return { answer: open, save: [put(engine, open)], journal: [happened('engine.opened', { engine: found.id }, { name: found.name })] }
}
