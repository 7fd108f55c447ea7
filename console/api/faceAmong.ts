import { flowNamed } from '../../engine/kernel/flow-id.ts'
import { roleNames } from '../../engine/people/permission.ts'
import type { ActorFace } from '../kit/Actor.tsx'
import type { Operations } from './operations.ts'

export type Person = Operations['person.list']['output']['items'][number]

/** Who has this id, as the console draws them; null for who is not known (any more). A flow is in no list of those who work here, and has a name all the same. */
export const faceAmong = (everybody: readonly Person[], id: string | undefined): ActorFace | null => {
  const find = (of: string | undefined) => everybody.find((person) => person.id === of)
  const found = find(id)
  if (found) return faceOf(found, find(found.sponsor)?.name)
  const flow = id === undefined ? undefined : flowNamed(id)
  return flow === undefined ? null : { kind: 'flow', name: flow }
}

export const faceOf = ({ kind, name, roles }: Pick<Person, 'kind' | 'name' | 'roles'>, sponsor?: string): ActorFace => ({
  kind,
  name,
  roles: roles.map((role) => roleNames[role]),
  ...(sponsor ? { sponsor } : {}),
})
