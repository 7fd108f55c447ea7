import { deliveryById } from '../../activate/delivery.ts'
import { suppression } from '../../activate/suppression.ts'
import { profile } from '../../audience/profile.ts'
import type { Harm } from '../../brief/goal.ts'
import { harmEvents } from '../../observe/outcome.ts'
import { flow, objectOf } from '../flow.ts'

/** Which harm an address was suppressed for. What somebody of the house entered says nothing of what was sent. */
const harms: Readonly<Record<string, Harm>> = { unsubscribed: 'unsubscribe', complaint: 'complaint', bounce: 'bounce' }

export const suppressionTeaches = flow({
  name: 'suppression-teaches',
  why: 'That somebody left because of a message is what came of the decision behind it, as a click would be.',
  sentence: 'When an address is suppressed because of a message, the decision behind that message hears of it.',
  when: ['suppression.added'],
  load: async (read, entry) => {
    const sent = await read.ask(deliveryById, { id: objectOf(entry, 'delivery') ?? '' })
    return {
      sent,
      left: await read.get(suppression, objectOf(entry, 'suppression') ?? ''),
      person: sent && (await read.get(profile, sent.person)),
    }
  },
  answer: ({ sent, left, person }) => {
    const harm = left && harms[left.reason]
    if (!harm || !sent?.decision || !left) return { rest: 'no decision stands behind it' }
    const who = person?.userId === undefined ? { anonymousId: person?.anonymousIds[0] } : { userId: person.userId }
    // Without the person nobody can tell whether they were made up.
    if (!person || Object.values(who)[0] === undefined) return { rest: 'nobody is known any more who was sent this' }
    const event = {
      type: 'track',
      event: harmEvents[harm],
      messageId: `${harm} ${sent.id}`,
      ...who,
      timestamp: left.at,
      properties: { decision: sent.decision },
    }
    return { operation: 'event.send', input: { events: [{ ...event, context: person.synthetic ? { synthetic: true } : {} }] } }
  },
})
