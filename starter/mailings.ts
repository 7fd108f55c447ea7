import { type Step, step } from './story.ts'

const names =
  'Alma Birk,Bo Engel,Clara Voss,Dag Nyberg,Elin Ström,Felix Arndt,Greta Lind,Hugo Brandl,Ida Falk,Jens Ohm,Kaja Moen,Lars Thiel,Mia Rosen,Nils Kern,Olga Frank,Per Dahl'.split(
    ',',
  )
const homes = [
  { country: 'DE', locale: 'de', timezone: 'Europe/Berlin' },
  { country: 'SE', locale: 'sv', timezone: 'Europe/Stockholm' },
  { country: 'GB', locale: 'en', timezone: 'Europe/London' },
]

/** Every fifth has not agreed to marketing; every third agreed to being addressed in person too. */
const consentOf = (n: number) => ({ version: 'sample 1', categoryPreferences: { marketing: n % 5 !== 4, personalisation: n % 3 !== 2 } })

/** Readers of the newsletter. None of them exists, and no mail could reach them: nobody can own the domain `example`. */
const readers = names.map((name, n) => {
  const [firstName = '', lastName = ''] = name.split(' ')
  const home = homes[n % homes.length]
  return {
    type: 'identify',
    userId: `reader-${n + 1}`,
    messageId: `starter-reader-${n + 1}`,
    traits: { firstName, lastName, email: `${firstName}.${lastName}@readers.example`.toLowerCase().replace('ö', 'o'), ...home, sample: true },
    context: { consent: consentOf(n), synthetic: true },
  }
})

const from = { name: 'Lindmoor Trail', address: 'news@lindmoor.example' }

/** Who is written to, what the contact gate holds to, one letter that went out and one that is ready. */
export const mailings: readonly Step[] = [
  step('aiko', 'event.send', { events: readers }),
  step('aiko', 'contactGate.set', {
    channel: 'email',
    caps: [{ most: 2, days: 7 }],
    perMinute: 600,
    holdout: { share: 0.05, salt: 'lindmoor-mail' },
  }),
  step('aiko', 'mailing.draft', { key: 'autumn-letter', name: 'Autumn letter', placement: 'newsletter-hero', from }, 'mailing:autumn-letter'),
  step('aiko', 'mailing.start', (told) => ({ id: (told.answers['mailing:autumn-letter'] as { id: string }).id, confirm: 'autumn-letter' })),
  step('aiko', 'mailing.draft', { key: 'members-week', name: 'Members’ week', placement: 'newsletter-hero', from }),
]
