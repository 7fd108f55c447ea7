import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { key, ShownKey, shownKey } from '../key.ts'

export const revokeKey = command({
  name: 'key.revoke',
  summary: 'Revoke a write key; what is sent with it is refused from then on',
  input: z.strictObject({ id: z.string() }),
  output: ShownKey,
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist'],
  destructive: true,
  load: (read, { id }) => read.get(key, id),
  decide: (found, { id }, { engine }) => {
    if (!found) return refuseUnknown('write key', id)
    const revoked = amend(found, { state: 'revoked' as const })
    return { answer: shownKey(engine, revoked), save: [put(key, revoked)], journal: [happened('key.revoked', { key: id })] }
  },
})
