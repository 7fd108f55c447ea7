import { roleNames } from '../../engine/people/permission.ts'
import type { ActorFace } from '../kit/Actor.tsx'
import type { Operations } from './operations.ts'
import { useQueryOf } from './queries.ts'

type Person = Operations['person.list']['output']['items'][number]

export interface People {
  /** All that are known, by name. */
  everybody: readonly Person[]
  /** Who has this id, as the console draws them; null for who is not known (any more). */
  face: (id: string | undefined) => ActorFace | null
}

const none: readonly Person[] = []

/** Those who work here, for giving names and shapes to ids. */
export const usePeople = (): People => {
  const { data } = useQueryOf('person.list', { limit: 200 })
  const everybody = data?.items ?? none
  const find = (id: string | undefined) => everybody.find((person) => person.id === id)
  return {
    everybody,
    face: (id) => {
      const found = find(id)
      return found ? faceOf(found, find(found.sponsor)?.name) : null
    },
  }
}

export const faceOf = ({ kind, name, roles }: Pick<Person, 'kind' | 'name' | 'roles'>, sponsor?: string): ActorFace => ({
  kind,
  name,
  roles: roles.map((role) => roleNames[role]),
  ...(sponsor ? { sponsor } : {}),
})
