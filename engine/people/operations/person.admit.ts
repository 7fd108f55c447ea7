import { z } from 'zod'
import { append, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { person } from '../person.ts'
import { longestOffer, signInOffers, signInPath } from '../sign-in-offer.ts'
import { hashSecret } from '../token.ts'

const hour = 3_600_000

export const admitPerson = command({
  name: 'person.admit',
  summary: 'Make a link that signs a person in once; it is shown once, and earlier ones of that person fall',
  input: z.strictObject({
    id: z.string().describe('id of a person; agents come by token'),
    hours: z.number().int().min(1).max(longestOffer).default(24).describe('how long it is good for'),
  }),
  output: z.object({
    person: z.string(),
    link: z.url().describe('shown this once, kept only as a hash: whoever opens it first is signed in as that person'),
    expires: z.iso.datetime(),
  }),
  roles: ['owner'],
  shownOnce: true,
  load: (read, { id }) => read.get(person, id),
  decide: (found, { id, hours }, { now, address, newSecret }) => {
    if (!found) return refuseUnknown('person', id)
    if (found.kind !== 'person')
      return refuse('wrongState', `${found.name} is no person: only people sign in.`, {
        where: [{ path: 'id', problem: 'no person' }],
        remedy: 'Agents come by a token of token.issue; flows need nothing.',
      })
    if (found.state === 'gone')
      return refuse('wrongState', `${found.name} works here no more.`, { where: [{ path: 'id', problem: 'gone' }], remedy: 'Invite somebody else.' })
    const secret = newSecret()
    const expires = new Date(now.getTime() + hours * hour).toISOString()
    return {
      answer: { person: id, link: `${address}${signInPath(secret)}`, expires },
      save: [append(signInOffers, [{ person: id, hash: hashSecret(secret), expires }])],
      journal: [happened('person.admitted', { person: id }, { expires })],
    }
  },
})
