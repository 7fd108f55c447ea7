import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { hashSecret } from '../../people/token.ts'
import { Key, key, publicWriteKey, ShownKey, shownKey } from '../key.ts'

export const issueKey = command({
  name: 'key.issue',
  summary: 'Issue a write key: for a server with a secret that is shown once, or a public one for a page',
  input: z.strictObject({ label: Key.shape.label, kind: Key.shape.kind, origins: Key.shape.origins, placements: Key.shape.placements }),
  output: z.object({ key: ShownKey, writeKey: z.string().describe('for the client, whole; a secret in it is shown this once') }),
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist'],
  shownOnce: true,
  example: { label: 'Shop', kind: 'browser', origins: ['https://shop.example'], placements: ['home-hero'] },
  load: async () => undefined,
  decide: (_, input, { newId, newSecret, engine }) => {
    if (input.kind === 'browser' && input.origins.length === 0) {
      return refuse('invalidInput', 'A public key is limited to origins.', {
        where: [{ path: 'origins', problem: 'none named' }],
        remedy: 'Name the origins of the pages that it will stand in, as in https://shop.example.',
      })
    }
    const id = newId(key.prefix)
    const secret = newSecret()
    const issued: Key = { ...input, id, version: 1, state: 'valid', ...(input.kind === 'server' && { hash: hashSecret(secret) }) }
    const shown = publicWriteKey(engine, id)
    return {
      answer: { key: shownKey(engine, issued), writeKey: input.kind === 'server' ? `${shown}:${secret}` : shown },
      save: [put(key, issued)],
      journal: [happened('key.issued', { key: id }, { label: input.label, kind: input.kind, origins: input.origins, placements: input.placements })],
    }
  },
})
