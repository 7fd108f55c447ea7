import { DateTime } from 'luxon'
import { notCovered } from '../../create/rights.ts'
import type { Contact, Gate, Offered } from '../contact.ts'

/** Judged twice: over everything that could fill the message before it is reserved, and over what was chosen before it is handed over. */
export const rightsAndApproval: Gate = {
  name: 'rights and approval',
  says: 'Only content goes out that has its yes, and whose rights cover the place and the day.',
  skipsService: false,
  judge: (contact) => {
    const [first] = contact.content
    if (!first) return { rule: 'no content', reason: 'nothing is live at its placement' }
    const yes = contact.content.filter(({ approved }) => approved.stands)
    if (yes.length === 0) return { rule: 'not approved', reason: `“${first.title}”: ${first.approved.because}` }
    const stops = yes.map((offered) => uncovered(offered, contact))
    const reason = stops.find((stop) => stop !== undefined)
    return stops.includes(undefined) || reason === undefined ? undefined : { rule: 'rights', reason }
  },
}

/** A slot is covered when one of the components that it may hold is; content is when all its slots are. */
const uncovered = ({ title, slots, markets }: Offered, { at, channel, person }: Contact): string | undefined => {
  const territories = person.country === undefined ? markets : [person.country]
  const use = { territories: territories as string[], channel, day: DateTime.fromJSDate(at, { zone: person.timeZone }).toISODate() ?? '' }
  for (const options of slots) {
    if (options.length === 0) continue
    const reasons = options.map((bound) => bound.map((rights) => notCovered(rights, use)).find((reason) => reason !== undefined))
    if (!reasons.includes(undefined)) return `“${title}” ${reasons[0]}`
  }
  return undefined
}
