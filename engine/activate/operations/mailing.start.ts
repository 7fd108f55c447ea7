import { z } from 'zod'
import { happened, put, task } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { senders } from '../../people/permission.ts'
import { fillMailing, Mailing, mailing } from '../mailing.ts'
import { belongsTo } from '../membership.ts'
import { offeredAt } from '../reach.ts'

export const startMailing = command({
  name: 'mailing.start',
  summary: 'Start a mailing: everyone in its audience is planned, and each message goes through the contact gate',
  input: z.strictObject({
    id: z.string(),
    confirm: z
      .string()
      .default('')
      .describe('the key of the mailing, as a yes to what cannot be called back; without it, it is told what would go out'),
    ifVersion: z.number().int().optional(),
  }),
  output: Mailing,
  roles: [...senders, 'flow'],
  destructive: true,
  load: async (read, { id }, { now }) => {
    const found = await read.get(mailing, id)
    return {
      found,
      isIn: found && (await belongsTo(read, found.audience, now)),
      content: found ? await offeredAt(read, found.placement, found.at === undefined ? now : new Date(found.at)) : [],
    }
  },
  decide: ({ found, isIn, content }, { id, confirm, ifVersion }, { now, actor }) => {
    if (!found) return refuseUnknown('mailing', id)
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state !== 'draft')
      return refuse('wrongState', `“${found.name}” is ${found.state}; a mailing starts once.`, { remedy: 'Draft another under a key of its own.' })
    if (isRefusal(isIn)) return isIn
    if (!content.some(({ approved }) => approved.stands)) {
      const [first] = content
      return refuse('notApproved', first ? `“${first.title}” may not go out: ${first.approved.because}.` : `Nothing is live at ${found.placement}.`, {
        where: [{ path: 'placement', problem: first ? 'no approved content' : 'no live campaign' }],
        remedy: 'Release a campaign with approved content at this placement, then start.',
      })
    }
    if (confirm !== found.key) return unasked(found, now)
    const at = now.toISOString()
    const begins = found.at !== undefined && found.at > at ? found.at : at
    const started = amend(found, { state: 'running', startedAt: begins, startedBy: actor.id })
    return {
      answer: started,
      save: [put(mailing, started)],
      journal: [
        happened(
          'mailing.started',
          { mailing: id, ...(found.brief !== undefined && { brief: found.brief }) },
          { begins, audience: found.audience, placement: found.placement },
        ),
      ],
      tasks: [task(fillMailing, { mailing: id }, { key: `fill-mailing:${id}`, runAt: new Date(begins) })],
    }
  },
})

/** What went out cannot be called back, so it takes a yes that names the mailing. */
const unasked = ({ key, name, audience, from, at }: Mailing, now: Date): Refusal => {
  const to = audience === 'everyone' ? 'everyone whose address is known' : `the audience ${audience}`
  const begins = at !== undefined && new Date(at) > now ? `from ${at} on` : 'at once'
  return refuse(
    'invalidInput',
    `“${name}” was not started. It would go to ${to}, from ${from.name} <${from.address}>, ${begins}; what goes out cannot be called back.`,
    {
      where: [{ path: 'confirm', problem: `not “${key}”` }],
      remedy: `See with mailing.plan how many would get it, then say --confirm ${key}.`,
    },
  )
}
