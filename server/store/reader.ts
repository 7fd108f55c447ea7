import type { Reader, Source } from '../../engine/kernel/reader.ts'
import type { Scope } from './database.ts'
import { allThings, countThings, getThing, listThings, manyThings } from './noun.store.ts'
import { answers } from './sources.ts'

/** What an operation's `load` reads through: one engine, one transaction. */
export const readerOf = (scope: Scope): Reader => ({
  get: (noun, id) => getThing(scope, noun, id),
  many: (noun, ids) => manyThings(scope, noun, ids),
  list: (noun, where, page, order) => listThings(scope, noun, where, page, order),
  all: (noun, where) => allThings(scope, noun, where),
  count: (noun, where) => countThings(scope, noun as never, where),
  ask: <P, R>(source: Source<P, R>, parameters: P): Promise<R> => {
    const answer = answers.get(source.name)
    if (!answer) throw new Error(`no store answers ${source.name}`)
    return answer(scope, parameters) as Promise<R>
  },
})
