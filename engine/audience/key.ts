import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'

/**
 * A write key for events. A `server` key has a secret; a `browser` key is public, since it stands in a page, and is therefore
 * limited to origins and placements: it may send events and ask for decisions there, and nothing else.
 */
export const Key = Entity.extend({
  label: z.string().trim().min(1).max(120),
  kind: z.enum(['server', 'browser']),
  hash: z.string().optional().describe('of the secret; absent for browser keys'),
  origins: z.array(z.url()).max(20).default([]).describe('browser keys: origins that may use it'),
  placements: z.array(z.string()).max(200).default([]).describe('browser keys: placements that it may ask for'),
  state: z.enum(['valid', 'revoked']),
})
export type Key = z.infer<typeof Key>

export const key = noun('key', 'key', Key, ['kind', 'state'])

export const ShownKey = Key.omit({ hash: true }).extend({ writeKey: z.string().describe('what a client is given, without its secret') })
export type ShownKey = z.infer<typeof ShownKey>

/** The public part of a write key: `eng_….key_…`. A server key goes on with `:` and its secret. */
export const publicWriteKey = (engine: string, id: string): string => `${engine}.${id}`

export const shownKey = (engine: string, { hash: _hash, ...rest }: Key): ShownKey => ({ ...rest, writeKey: publicWriteKey(engine, rest.id) })

/** A write key as a client sends it, taken apart; undefined when it has not our form. */
export const readWriteKey = (text: string): { engine: string; id: string; secret?: string } | undefined => {
  const [, engine, id, secret] = /^(eng_[0-9a-z]+)\.(key_[0-9a-z]+)(?::(.+))?$/.exec(text) ?? []
  return engine === undefined || id === undefined ? undefined : { engine, id, ...(secret !== undefined && { secret }) }
}
