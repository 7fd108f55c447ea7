import { z } from 'zod'
import { ActorKind } from './actor.ts'
import { contentHash, saltedHash } from './canonical.ts'

/** What the chain holds of an entry: ids and hashes alone, so that detail can be erased without breaking it. */
export const Envelope = z.object({
  seq: z.number().int().positive(),
  engine: z.string(),
  at: z.string().describe('UTC, RFC 3339 with milliseconds'),
  actor: z.object({ kind: ActorKind, id: z.string() }),
  onBehalfOf: z.string().optional(),
  operation: z.string(),
  verb: z.string().describe('the past tense, as in brief.opened'),
  objects: z.array(z.object({ type: z.string(), id: z.string() })),
  cause: z.number().int().optional().describe('seq of the entry that a flow answered'),
  depth: z.number().int().describe('how many flows lie between a person and this'),
  detailHash: z.string(),
})
export type Envelope = z.infer<typeof Envelope>

/** An entry as it is read: the envelope, its links, and the detail unless it was erased. */
export const JournalEntry = Envelope.extend({
  prev: z.string(),
  hash: z.string(),
  salt: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable().describe('null: redacted'),
})
export type JournalEntry = z.infer<typeof JournalEntry>

/** What the first entry of an engine links to. */
export const genesis = '0'.repeat(64)

/** Hash of one link: SHA-256 over the canonical form of the envelope together with the hash before. */
export const linkHash = (envelope: Envelope, prev: string): string => contentHash({ ...envelope, prev })

export const detailHash = (salt: string, detail: Record<string, unknown>): string => saltedHash(salt, detail)

/** Objects of a happening as the sorted pairs that an envelope carries. */
export const objectPairs = (objects: Record<string, string | readonly string[]>): Envelope['objects'] =>
  Object.entries(objects)
    .flatMap(([type, ids]) => [ids].flat().map((id) => ({ type, id: id as string })))
    .sort((a, b) => (`${a.type} ${a.id}` < `${b.type} ${b.id}` ? -1 : 1))

export interface ChainState {
  seq: number
  hash: string
}

export type Broken = { seq: number; problem: string }

/**
 * Checks one entry against the chain so far. Answers the new state, or what is wrong.
 * A redacted entry (no detail, no salt) keeps its place in the chain; its detail can no longer be checked.
 */
export const checkLink = (state: ChainState, entry: JournalEntry): ChainState | Broken => {
  if (entry.seq !== state.seq + 1) return { seq: entry.seq, problem: `expected seq ${state.seq + 1}, found ${entry.seq}` }
  if (entry.prev !== state.hash) return { seq: entry.seq, problem: 'does not link to the entry before it' }
  const { prev, hash, salt, detail, ...envelope } = entry
  if (linkHash(envelope, prev) !== hash) return { seq: entry.seq, problem: 'its content does not match its hash' }
  if (detail !== null && salt !== null && detailHash(salt, detail) !== envelope.detailHash) {
    return { seq: entry.seq, problem: 'its detail does not match the hash that was sealed' }
  }
  return { seq: entry.seq, hash }
}
