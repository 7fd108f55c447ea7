import { usePeople } from '../../api/people.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useNow } from '../../kit/useNow.ts'
import type { Component } from './draft.ts'
import { words } from './words.ts'

/** Who saved a component last, and how long ago, in words. */
export const useSaver = ({ id, version }: Component, wanted: boolean): { name: string; sentence: string } => {
  const { face } = usePeople()
  const { age } = useFormat()
  const now = useNow()
  const { data } = useQueryOf('component.versions', { id, limit: 1 }, { enabled: wanted })
  const newest = data?.items.find((one) => one.version === version)
  const name = face(newest?.by)?.name ?? words.both.somebody
  const ago = newest?.at === undefined ? 0 : now - Date.parse(newest.at)
  return { name, sentence: ago < 60_000 ? words.both.justSaved(name) : words.both.saved(name, age(ago)) }
}
