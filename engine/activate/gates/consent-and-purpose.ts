import { hasConsent } from '../../audience/consent.ts'
import type { Gate } from '../contact.ts'

export const consentAndPurpose: Gate = {
  name: 'consent and purpose',
  says: 'Marketing goes to those who agreed to it, at the address that they gave.',
  skipsService: false,
  judge: ({ person, class: kind, purpose }) => {
    if (person.address === undefined) return { rule: 'no address', reason: 'no e-mail address is known' }
    if (kind === 'service' || hasConsent(person.consents, purpose)) return undefined
    const said = person.consents.find((consent) => consent.purpose === purpose)
    return said
      ? { rule: 'withdrawn', reason: `withdrew consent to ${purpose} on ${said.at.slice(0, 10)}` }
      : { rule: 'never given', reason: `never agreed to ${purpose}` }
  },
}
