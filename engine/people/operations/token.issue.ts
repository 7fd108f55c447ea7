import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { person } from '../person.ts'
import { operationNames, refuseScopes } from '../reachable.ts'
import { hashSecret, ShownToken, type Token, token } from '../token.ts'

const day = 86_400_000

export const issueToken = command({
  name: 'token.issue',
  summary: 'Issue a scoped token for a machine; its secret is shown once',
  input: z.strictObject({
    label: z.string().min(1).max(120),
    actor: z.string().optional().describe('whom it acts as; yourself when left out'),
    scopes: z.array(z.string().min(1).max(80)).min(1).max(100).default(['*']),
    days: z.number().int().min(1).max(366).default(90),
  }),
  output: z.object({ token: ShownToken, secret: z.string().describe('shown this once, kept only as a hash') }),
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist', 'creativeSteward', 'contributor'],
  shownOnce: true,
  example: { label: 'CI', scopes: ['brief.list'], days: 30 },
  load: async (read, input, { actor }) => ({
    holder: await read.get(person, input.actor ?? actor.id),
    names: await read.ask(operationNames, {}),
  }),
  decide: ({ holder, names }, input, { now, newId, newSecret, actor, engine }) => {
    if (!holder) return refuse('notFound', `Nobody here has the id ${input.actor}.`, { where: [{ path: 'actor', problem: 'unknown' }] })
    const mine = holder.id === actor.id || holder.sponsor === actor.id
    if (!mine)
      return refuse('forbidden', 'A token acts as yourself or as an agent that you answer for.', {
        where: [{ path: 'actor', problem: 'not yours' }],
        remedy: 'Ask whoever answers for it, or take on an agent of your own with person.invite.',
      })
    const nowhere = refuseScopes(input.scopes, names)
    if (nowhere) return nowhere
    const secret = `ctn_${engine}_${newSecret()}`
    const issued: Token = {
      id: newId(token.prefix),
      version: 1,
      label: input.label,
      actor: holder.id,
      scopes: input.scopes,
      hash: hashSecret(secret),
      expires: new Date(now.getTime() + input.days * day).toISOString(),
      state: 'valid',
    }
    const { hash: _hash, ...shown } = issued
    return {
      answer: { token: shown, secret },
      save: [put(token, issued)],
      journal: [happened('token.issued', { token: issued.id, person: holder.id }, { scopes: issued.scopes, expires: issued.expires })],
    }
  },
})
