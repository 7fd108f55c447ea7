import { brief } from '../../brief/brief.ts'
import { component } from '../../create/component.ts'
import { concept } from '../../create/concept.ts'
import { family } from '../../create/family.ts'
import { campaign } from '../../decide/campaign.ts'
import { signal } from '../../learn/signal.ts'
import { flow, objectOf } from '../flow.ts'

export const proposalRecombines = flow({
  name: 'proposal-recombines',
  why: 'Approved components that nobody has tried together are the cheapest answer to a signal; a person may still write a better one.',
  sentence:
    'When a signal has proposed a brief, a family is put together anew from approved components that share the tags of what wore off, which goes; what runs out stays until it does. What is withheld there stays out.',
  when: ['brief.proposed'],
  load: async (read, entry) => {
    const asked = await read.get(brief, objectOf(entry, 'brief') ?? '')
    const found = asked?.origin.kind === 'signal' ? await read.get(signal, asked.origin.signal) : undefined
    const live = found ? (await read.all(campaign, { state: 'live' })).filter(({ placements }) => placements.includes(found.placement)) : []
    const shown = await read.many(
      family,
      live.map((one) => one.family),
    )
    const ending = found?.kind === 'expiry' && found.component !== undefined ? await read.get(component, found.component) : undefined
    const known = new Set(ending ? (await read.all(concept, { state: 'current' })).map(({ key }) => key) : [])
    const tags = (ending?.tags ?? []).filter((tag) => known.has(tag))
    return { asked, found, shown, tags, withheld: live.flatMap((one) => (one.withheld ?? []).map(({ component }) => component)) }
  },
  answer: ({ asked, found, shown, tags, withheld }) => {
    if (!asked || !found) return { rest: 'no signal stands behind it' }
    const { component: about, slot } = found
    if (found.campaign !== undefined) return { rest: 'a campaign that ends is followed by another, which shows what people choose for it' }
    const old = about === undefined ? shown[0] : shown.find(({ slots }) => Object.values(slots).some((ids) => ids.includes(about)))
    if (!old) return { rest: 'nothing that is live there holds what the signal is about' }
    return {
      operation: 'family.recombine',
      input: {
        id: old.id,
        // What runs out may be shown until it does, so it stays beside what is to take its place.
        ...(about !== undefined && (found.kind === 'expiry' ? { tags: tags.slice(0, 20) } : { tired: about })),
        ...(slot !== undefined && { slot }),
        ...(withheld.length > 0 && { avoid: [...new Set(withheld)].slice(0, 200) }),
        because: found.statement,
        signal: found.id,
        brief: asked.id,
      },
    }
  },
})
