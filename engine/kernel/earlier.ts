import type { Entity, Noun } from './noun.ts'
import { type Reader, source } from './reader.ts'

/** What a thing was, until somebody changed it. */
export interface Earlier<T extends Entity = Entity> {
  was: T
  /** Who changed it then, when (ISO), and by which operation. */
  by: string
  at: string
  operation: string
}

/** Newest first, those below a version: how it came to be what it is. */
export const earlierStates = source<{ noun: string; id: string; below: number; limit: number }, Earlier[]>('things.earlier')

/** One state of a thing, with how it came to be; of the first, and of what came before states were kept, nobody knows that here. */
export interface State<T extends Entity> {
  is: T
  /** What it was before; absent of the first, and where that was not kept. */
  was?: T
  by?: string
  at?: string
  operation?: string
}

/** The states that a thing has had, newest first; after `below` the next page. One more may be there than `limit`: then there is another page. */
export const statesOf = async <T extends Entity>(read: Reader, { name }: Noun<T>, thing: T, limit: number, below?: number): Promise<State<T>[]> => {
  const earlier = (await read.ask(earlierStates, { noun: name, id: thing.id, below: below ?? thing.version, limit: limit + 2 })) as Earlier<T>[]
  const states = [...(below === undefined ? [thing] : []), ...earlier.map(({ was }) => was)]
  return states.slice(0, limit + 1).map((is) => {
    const before = earlier.find(({ was }) => was.version === is.version - 1)
    return { is, ...(before && { was: before.was, by: before.by, at: before.at, operation: before.operation }) }
  })
}

/** A thing as it was at a version; nothing where that was not kept. */
export const stateAt = async <T extends Entity>(read: Reader, { name }: Noun<T>, thing: T, version: number): Promise<T | undefined> => {
  if (version === thing.version) return thing
  const [found] = (await read.ask(earlierStates, { noun: name, id: thing.id, below: version + 1, limit: 1 })) as Earlier<T>[]
  return found?.was.version === version ? found.was : undefined
}
