import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { ShownToken, token } from '../token.ts'

export const revokeToken = command({
  name: 'token.revoke',
  summary: 'Revoke a token; it stops working at once',
  input: z.strictObject({ id: z.string() }),
  output: ShownToken,
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist', 'creativeSteward', 'contributor'],
  destructive: true,
  load: (read, { id }) => read.get(token, id),
  decide: (found, { id }, { actor }) => {
    if (!found) return refuseUnknown('token', id)
    if (found.actor !== actor.id && !actor.roles.includes('owner')) return refuse('forbidden', 'Only its holder or the owner revokes a token.')
    const revoked = amend(found, { state: 'revoked' as const })
    const { hash: _hash, ...shown } = revoked
    return { answer: shown, save: [put(token, revoked)], journal: [happened('token.revoked', { token: id })] }
  },
})
