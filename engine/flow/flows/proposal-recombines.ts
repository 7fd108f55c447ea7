import { brief } from '../../brief/brief.ts'
import { family } from '../../create/family.ts'
import { campaign } from '../../decide/campaign.ts'
import { signal } from '../../learn/signal.ts'
import { flow, objectOf } from '../flow.ts'

export const proposalRecombines = flow({
  name: 'proposal-recombines',
  why: 'Approved components that nobody has tried together are the cheapest answer to a signal; a person may still write a better one.',
  sentence:
    'When a signal has proposed a brief, a family is put together anew from approved components that share the tags of what wore off; what is withheld there stays out.',
  when: ['brief.proposed'],
  load: async (read, entry) => {
    const asked = await read.get(brief, objectOf(entry, 'brief') ?? '')
    const found = asked?.origin.kind === 'signal' ? await read.get(signal, asked.origin.signal) : undefined
    const live = found ? (await read.all(campaign, { state: 'live' })).filter(({ placements }) => placements.includes(found.placement)) : []
    const shown = await read.many(
      family,
      live.map((one) => one.family),
    )
    return { asked, found, shown, withheld: live.flatMap((one) => (one.withheld ?? []).map(({ component }) => component)) }
  },
  answer: ({ asked, found, shown, withheld }) => {
    if (!asked || !found) return { rest: 'no signal stands behind it' }
    const { component: tired, slot } = found
    if (found.campaign !== undefined) return { rest: 'a campaign that ends is followed by another, which shows what people choose for it' }
    const old = tired === undefined ? shown[0] : shown.find(({ slots }) => Object.values(slots).some((ids) => ids.includes(tired)))
    if (!old) return { rest: 'nothing that is live there holds what the signal is about' }
    return {
      operation: 'family.recombine',
      input: {
        id: old.id,
        ...(tired !== undefined && { tired }),
        ...(slot !== undefined && { slot }),
        ...(withheld.length > 0 && { avoid: [...new Set(withheld)] }),
        because: found.statement,
        signal: found.id,
        brief: asked.id,
      },
    }
  },
})
