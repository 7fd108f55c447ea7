import { z } from 'zod'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Entity, noun } from '../kernel/noun.ts'

/** A machine's key to the API: bound to an actor and narrowed to scopes. Only the hash of its secret is kept. */
export const Token = Entity.extend({
  label: z.string().min(1).max(120),
  actor: z.string().describe('id of the person or agent that it acts as'),
  scopes: z.array(z.string()).describe('names of operations, or noun.* for all of a noun, or *'),
  hash: z.string(),
  expires: z.iso.datetime(),
  state: z.enum(['valid', 'revoked']),
})
export type Token = z.infer<typeof Token>

export const token = noun('token', 'tok', Token, ['actor', 'hash', 'state'])

export const ShownToken = Token.omit({ hash: true })

export const hashSecret = (secret: string): string => bytesToHex(sha256(utf8ToBytes(secret)))

export const inScope = (scopes: readonly string[], operation: string): boolean =>
  scopes.some((scope) => scope === '*' || scope === operation || (scope.endsWith('.*') && operation.startsWith(scope.slice(0, -1))))
