import { z } from 'zod'
import { type Placement, placement } from '../../decide/placement.ts'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { mailers } from '../../people/permission.ts'
import { Mailing, mailing } from '../mailing.ts'
import { belongsTo } from '../membership.ts'

export const draftMailing = command({
  name: 'mailing.draft',
  summary: 'Draft a mailing, or change one that has not started',
  input: z.strictObject({
    key: Mailing.shape.key,
    name: Mailing.shape.name,
    class: Mailing.shape.class,
    purpose: Mailing.shape.purpose,
    audience: Mailing.shape.audience,
    placement: Mailing.shape.placement,
    from: Mailing.shape.from,
    replyTo: Mailing.shape.replyTo,
    at: z.iso.datetime({ offset: true }).optional().describe('when it begins, with its offset; at once when left out'),
    utm: Mailing.shape.utm,
    brief: Mailing.shape.brief,
    ifVersion: z.number().int().optional(),
  }),
  output: Mailing,
  roles: [...mailers, 'agent', 'flow'],
  example: {
    key: 'winter-letter',
    name: 'Winter letter',
    placement: 'newsletter-hero',
    from: { name: 'Lindmoor Trail', address: 'news@lindmoor.example' },
  },
  load: async (read, input, { now }) => ({
    found: (await read.list(mailing, { key: input.key }, { limit: 1 })).items[0],
    spot: (await read.list(placement, { key: input.placement }, { limit: 1 })).items[0],
    isIn: await belongsTo(read, input.audience, now),
  }),
  decide: (facts, { ifVersion, ...input }, { newId, actor, now }) => {
    const { found } = facts
    const stale = found && staleness(found, ifVersion)
    const unfit = stale ?? unfitOf(facts, input, now)
    if (unfit) return unfit
    const { at, ...rest } = input
    const drafted: Mailing = {
      ...rest,
      ...(at !== undefined && { at: new Date(at).toISOString() }),
      id: found?.id ?? newId(mailing.prefix),
      version: (found?.version ?? 0) + 1,
      channel: 'email',
      state: 'draft',
      madeBy: found?.madeBy ?? actor.id,
    }
    const objects = { mailing: drafted.id, ...(drafted.brief !== undefined && { brief: drafted.brief }) }
    const { name, audience: to, placement: from } = drafted
    return {
      answer: drafted,
      save: [put(mailing, drafted)],
      journal: [happened('mailing.drafted', objects, { name, audience: to, placement: from })],
    }
  },
})

interface Facts {
  found: Mailing | undefined
  spot: Placement | undefined
  isIn: Refusal | object
}

const unfitOf = (
  { found, spot, isIn }: Facts,
  input: { placement: string; audience: string; at?: string | undefined },
  now: Date,
): Refusal | undefined => {
  if (found && found.state !== 'draft') {
    return refuse('wrongState', `“${found.name}” is ${found.state}; only a draft is changed.`, { remedy: 'Draft another under a key of its own.' })
  }
  if (spot?.channel !== 'email' || spot.state !== 'live') {
    return refuse(
      'invalidInput',
      spot ? 'A mailing takes its content from a live e-mail placement.' : `No placement has the key ${input.placement}.`,
      {
        where: [{ path: 'placement', problem: spot ? `${spot.channel}, ${spot.state}` : 'unknown' }],
        remedy: 'Name a live placement of the channel email.',
      },
    )
  }
  if (isRefusal(isIn)) return isIn
  if (input.at === undefined || new Date(input.at) > now) return undefined
  return refuse('invalidInput', 'The moment to begin has passed.', {
    where: [{ path: 'at', problem: 'in the past' }],
    remedy: 'Choose a moment to come, or leave it out.',
  })
}
