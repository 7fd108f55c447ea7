import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { Consent, withConsents } from '../consent.ts'
import { Profile, profile } from '../profile.ts'

export const recordConsent = command({
  name: 'consent.record',
  summary: 'Record what a person agreed to or withdrew, with the words, the place and the time',
  input: z.strictObject({
    profile: z.string(),
    purpose: Consent.shape.purpose,
    granted: z.boolean(),
    text: Consent.shape.text,
    source: Consent.shape.source,
  }),
  output: Profile,
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist', 'complianceReviewer', 'flow'],
  load: (read, input) => read.get(profile, input.profile),
  decide: (found, { profile: id, ...said }, { now }) => {
    if (!found) return refuse('notFound', `No profile has the id ${id}.`, { where: [{ path: 'profile', problem: 'unknown' }] })
    const saved = amend(found, { consents: withConsents(found.consents, [{ ...said, at: now.toISOString() }]) })
    return {
      answer: saved,
      save: [put(profile, saved)],
      journal: [
        happened(
          said.granted ? 'consent.granted' : 'consent.withdrawn',
          { profile: id },
          { purpose: said.purpose, text: said.text, source: said.source },
        ),
      ],
    }
  },
})
