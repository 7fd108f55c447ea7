import { z } from 'zod'

/** What every stored thing has. `version` counts from 1 and grows by one with each change. */
export const Entity = z.object({ id: z.string(), version: z.number().int().positive() })
export type Entity = z.infer<typeof Entity>

/**
 * A kind of thing that the engine stores: its schema stands at the head of its own file.
 * `keys` are the text fields that lists may filter and sort by; the store keeps an index for each.
 */
export interface Noun<T extends Entity = Entity, K extends string = string> {
  readonly name: string
  readonly prefix: string
  readonly schema: z.ZodType<T>
  readonly keys: readonly K[]
  /** What it was before each change is kept, with who changed it and when. */
  readonly keepsEarlier: boolean
}

export const noun = <T extends Entity, const K extends keyof T & string>(
  name: string,
  prefix: string,
  schema: z.ZodType<T>,
  keys: readonly K[],
  { keepsEarlier = false }: { keepsEarlier?: boolean } = {},
): Noun<T, K> => ({ name, prefix, schema, keys, keepsEarlier })

/** The next version of a thing. The store refuses to write it over any version but the one before. */
export const amend = <T extends Entity>(thing: T, patch: Partial<Omit<T, 'id' | 'version'>>): T => ({
  ...thing,
  ...patch,
  version: thing.version + 1,
})
