import type { Entity, Noun } from '../kernel/noun.ts'
import type { Reader, Where } from '../kernel/reader.ts'

type Keyed = Entity & { key: string }

/** The noun keeps an index of `key`: all that have one do. */
const byKey = <K extends string>(condition: string | readonly string[]): Where<K | 'id'> => ({ key: condition }) as unknown as Where<K | 'id'>

/** A thing by its id or by its key, whichever was given: a key has no underscore, an id always has one. */
export const findOne = async <T extends Keyed, K extends string>(read: Reader, noun: Noun<T, K>, reference: string): Promise<T | undefined> =>
  reference.includes('_') ? read.get(noun, reference) : (await read.list(noun, byKey<K>(reference), { limit: 1 })).items[0]

/** All that are there of those referred to by id or key, under the reference that they were asked by. */
export const findAll = async <T extends Keyed, K extends string>(
  read: Reader,
  noun: Noun<T, K>,
  references: readonly string[],
): Promise<Map<string, T>> => {
  const ids = references.filter((reference) => reference.includes('_'))
  const keys = references.filter((reference) => !reference.includes('_'))
  const found = new Map<string, T>()
  if (ids.length > 0) for (const thing of await read.all(noun, { id: ids } as Where<K | 'id'>)) found.set(thing.id, thing)
  if (keys.length > 0) for (const thing of await read.all(noun, byKey<K>(keys))) found.set(thing.key, thing)
  return found
}
