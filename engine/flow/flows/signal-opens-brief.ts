import { brief, type Brief } from '../../brief/brief.ts'
import { component } from '../../create/component.ts'
import { titleOf } from '../../create/said.ts'
import { placement } from '../../decide/placement.ts'
import { signal } from '../../learn/signal.ts'
import { engine } from '../../people/engine.ts'
import { person } from '../../people/person.ts'
import { flow, objectOf } from '../flow.ts'

const day = 86_400_000
/** How long a proposal that a signal opened has until it should be live. */
const dueInDays = 7

const answersTo = (one: Brief, id: string): boolean => one.origin.kind === 'signal' && one.origin.signal === id && one.state !== 'closed'

export const signalOpensBrief = flow({
  name: 'signal-opens-brief',
  why: 'What learning notices is worth nothing until somebody is asked to answer it; here the loop closes.',
  sentence: 'When a component wears off, or something that is asked for is missing, a brief is proposed to the owner with the evidence.',
  when: ['signal.raised'],
  load: async (read, entry) => {
    const found = await read.get(signal, objectOf(entry, 'signal') ?? '')
    return {
      found,
      spot: found && (await read.all(placement, { key: found.placement }))[0],
      tired: found?.component === undefined ? undefined : await read.get(component, found.component),
      owner: (await read.all(person, { kind: 'person', state: 'active' })).find(({ roles }) => roles.includes('owner')),
      locale: (await read.all(engine))[0]?.locale ?? 'en',
      known: found
        ? (await read.all(brief, { state: ['proposed', 'open', 'assigned', 'inReview', 'live'] })).some((one) => answersTo(one, found.id))
        : false,
    }
  },
  answer: ({ found, spot, tired, owner, locale, known }, _, now) => {
    if (!found || found.state !== 'open') return { rest: 'the signal is answered already' }
    if (found.kind === 'winner') return { rest: 'a winner is good news and asks for nothing new' }
    if (found.kind === 'drift') return { rest: 'the faster learner is published already; a person judges whether content is wanted' }
    if (found.kind === 'guardrail') return { rest: 'what does harm is withheld; a person judges whether content is wanted' }
    if (spot?.state !== 'live' || !owner) return { rest: 'its placement is gone' }
    if (known) return { rest: 'a brief answers it already' }
    const title = tired
      ? `Relieve “${titleOf(tired, locale).slice(0, 60)}” at ${spot.name}`
      : `Something for ${found.audience ?? 'everyone'} at ${spot.name}`
    return {
      operation: 'brief.open',
      input: {
        title: title.slice(0, 140),
        message: found.statement,
        goal: spot.goal,
        placements: [spot.key],
        due: new Date(now.getTime() + dueInDays * day).toISOString(),
        owner: owner.id,
        origin: { kind: 'signal', signal: found.id },
        evidence: found.evidence,
      },
    }
  },
})
