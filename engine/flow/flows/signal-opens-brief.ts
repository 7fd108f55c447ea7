import { brief, type Brief } from '../../brief/brief.ts'
import { type Component, component } from '../../create/component.ts'
import { titleOf } from '../../create/said.ts'
import { type Campaign, campaign } from '../../decide/campaign.ts'
import { type Placement, placement } from '../../decide/placement.ts'
import { dueOf } from '../../learn/due-of.ts'
import { type Signal, signal } from '../../learn/signal.ts'
import { engine } from '../../people/engine.ts'
import { person } from '../../people/person.ts'
import { flow, objectOf } from '../flow.ts'

const answersTo = (one: Brief, id: string): boolean => one.origin.kind === 'signal' && one.origin.signal === id && one.state !== 'closed'

export const signalOpensBrief = flow({
  name: 'signal-opens-brief',
  why: 'What learning notices is worth nothing until somebody is asked to answer it; here the loop closes.',
  sentence:
    'When a component wears off, something that is asked for is missing, or the last that could be shown runs out, a brief is proposed to the owner with the evidence.',
  when: ['signal.raised'],
  load: async (read, entry) => {
    const found = await read.get(signal, objectOf(entry, 'signal') ?? '')
    return {
      found,
      spot: found && (await read.all(placement, { key: found.placement }))[0],
      tired: found?.component === undefined ? undefined : await read.get(component, found.component),
      ending: found?.campaign === undefined ? undefined : await read.get(campaign, found.campaign),
      owner: (await read.all(person, { kind: 'person', state: 'active' })).find(({ roles }) => roles.includes('owner')),
      locale: (await read.all(engine))[0]?.locale ?? 'en',
      known: found
        ? (await read.all(brief, { state: ['proposed', 'open', 'assigned', 'inReview', 'live'] })).some((one) => answersTo(one, found.id))
        : false,
    }
  },
  answer: ({ found, spot, tired, ending, owner, locale, known }, _, now) => {
    if (!found || found.state !== 'open') return { rest: 'the signal is answered already' }
    if (found.kind === 'winner') return { rest: 'a winner is good news and asks for nothing new' }
    if (found.kind === 'drift') return { rest: 'the faster learner is published already; a person judges whether content is wanted' }
    if (found.kind === 'guardrail') return { rest: 'what does harm is withheld; a person judges whether content is wanted' }
    if (found.kind === 'anomaly') return { rest: 'something is not counted as it was; a person looks where' }
    if (found.kind === 'expiry' && !found.last) return { rest: 'something else is there to show; a person judges whether more is wanted' }
    if (spot?.state !== 'live' || !owner) return { rest: 'its placement is gone' }
    if (known) return { rest: 'a brief answers it already' }
    return {
      operation: 'brief.open',
      input: {
        title: titled(found, { spot, tired, ending, locale }).slice(0, 140),
        message: found.statement,
        goal: spot.goal,
        placements: [spot.key, ...(found.alsoAt ?? [])],
        due: dueOf(found, now),
        owner: owner.id,
        origin: { kind: 'signal', signal: found.id },
        evidence: found.evidence,
      },
    }
  },
})

interface About {
  spot: Placement
  tired: Component | undefined
  ending: Campaign | undefined
  locale: string
}

const titled = ({ kind, audience = 'everyone' }: Signal, { spot, tired, ending, locale }: About): string => {
  const part = tired && titleOf(tired, locale).slice(0, 60)
  if (kind === 'expiry') return `In place of “${part ?? ending?.name.slice(0, 60) ?? 'what ends'}” at ${spot.name}`
  return part === undefined ? `Something for ${audience} at ${spot.name}` : `Relieve “${part}” at ${spot.name}`
}
