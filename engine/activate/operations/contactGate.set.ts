import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { staleness } from '../../kernel/stale.ts'
import { ContactGate, contactGate, ContactRules, rulesOf } from '../contact-gate.ts'

export const setContactGate = command({
  name: 'contactGate.set',
  summary: 'Set what the contact gate holds to on a channel: caps, quiet hours, rate, holdout',
  input: z.strictObject({ channel: ContactGate.shape.channel, ...ContactRules.shape, ifVersion: z.number().int().optional() }),
  output: ContactGate,
  roles: ['owner', 'decisionEngineer', 'complianceReviewer'],
  example: { channel: 'email', caps: [{ most: 3, days: 7 }], quiet: { from: '21:00', until: '08:00' } },
  load: async (read, { channel }) => (await read.list(contactGate, { channel }, { limit: 1 })).items[0],
  decide: (found, { ifVersion, ...set }, { newId }) => {
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    const { id, version } = found ?? { id: newId(contactGate.prefix), version: 0 }
    const saved: ContactGate = { ...set, id, version: version + 1 }
    const { channel, ...rules } = set
    return {
      answer: saved,
      save: [put(contactGate, saved)],
      journal: [happened('contactGate.set', { contactGate: id }, { channel, ...rules, ...(found && { before: rulesOf(found) }) })],
    }
  },
})
