import { z } from 'zod'
import type { Entity, Noun } from './noun.ts'

/** A page of a list is asked for by size and by the cursor that the page before handed out. */
export const PageRequest = z.object({
  limit: z.number().int().min(1).max(200).default(50),
  after: z.string().max(400).optional(),
})
export type PageRequest = z.infer<typeof PageRequest>

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().optional().describe('cursor of the next page; absent on the last'), total: z.number().int() })

/** Words by which a list is asked for what things are called. */
export const Called = z
  .string()
  .max(200)
  .regex(/[\p{L}\p{N}]/u, 'no word')
  .optional()
  .describe('words that its name holds, in any order')

/** What stands between words parts them: a key that is typed finds what its name is made of. */
export const calledBy = (words: string | undefined): Condition | undefined =>
  words === undefined ? undefined : { holds: words.split(/[^\p{L}\p{N}]+/u).filter(Boolean) }

export interface Page<T> {
  items: T[]
  next?: string
  total: number
}

export type Condition = string | boolean | null | readonly string[] | { from?: string; before?: string } | { holds: readonly string[] }

/** Conditions on the keys of a noun, all of which must hold. A list means "one of"; null means "absent"; `holds`: all of these stand in it, in any order and case. */
export type Where<K extends string> = { readonly [key in K]?: Condition | undefined }

export interface Order<K extends string> {
  by: K | 'id'
  descending?: boolean
  /** Those for which this holds come before all others, each part in the order. */
  first?: Where<K>
}

/** A named question about volume (events, decisions, deliveries, journal) that the store answers with its own SQL. */
export interface Source<P, R> {
  readonly name: string
  /** Carries the types of parameters and rows; never called. */
  readonly shape?: (parameters: P) => R
}

export const source = <P, R>(name: string): Source<P, R> => ({ name })

/** What `load` may read: one engine's things, inside the transaction of the operation. */
export interface Reader {
  get<T extends Entity>(noun: Noun<T>, id: string): Promise<T | undefined>
  /** Those of these ids that exist, in one read; in the order of the ids, each once. */
  many<T extends Entity>(noun: Noun<T>, ids: Iterable<string>): Promise<T[]>
  list<T extends Entity, K extends string>(noun: Noun<T, K>, where?: Where<K | 'id'>, page?: Partial<PageRequest>, order?: Order<K>): Promise<Page<T>>
  /** Everything that fits, for small sets; more than 10,000 is a bug and throws. */
  all<T extends Entity, K extends string>(noun: Noun<T, K>, where?: Where<K | 'id'>): Promise<T[]>
  count<T extends Entity, K extends string>(noun: Noun<T, K>, where?: Where<K | 'id'>): Promise<number>
  ask<P, R>(source: Source<P, R>, parameters: P): Promise<R>
}
