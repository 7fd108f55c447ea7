import type { ActorFace } from '../kit/Actor.tsx'
import { faceAmong, type Person } from './faceAmong.ts'
import { useQueryOf } from './queries.ts'

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
  return { everybody, face: (id) => faceAmong(everybody, id) }
}
