import { z } from 'zod'
import { type Collection, collection, Granting } from '../collection.ts'
import { findOne } from '../find.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { keepers } from '../../people/permission.ts'
import { hashSecret } from '../../people/token.ts'

export const shareCollection = command({
  name: 'collection.share',
  summary: 'Open a read-only page of a collection to whoever has its address; an earlier address of it ends',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    days: z.number().int().min(1).max(90).default(30).describe('how long the page stays open'),
    grants: Granting.default('byHand').describe(
      'atOnce: a use within the rights is granted when it is asked for; byHand: it waits for a yes as well',
    ),
  }),
  output: z.object({ address: z.string().describe('shown this once, kept only as a hash'), until: z.iso.datetime() }),
  roles: keepers,
  shownOnce: true,
  load: (read, { id }) => findOne(read, collection, id),
  decide: (found, { id, days, grants }, { now, actor, engine, address, newSecret }) => {
    if (!found) return refuseUnknown('collection', id, 'id or key')
    if (found.state === 'retired') return refuse('wrongState', 'It is retired.')
    const secret = newSecret()
    const until = new Date(now.getTime() + days * 86_400_000).toISOString()
    const shared = amend<Collection>(found, { share: hashSecret(secret), shared: { by: actor.id, at: now.toISOString(), until, grants } })
    return {
      answer: { address: `${address.replace(/\/$/, '')}/portal/${engine}/${secret}`, until },
      save: [put(collection, shared)],
      journal: [happened('collection.shared', { collection: found.id }, { name: found.name, until, grants })],
    }
  },
})
