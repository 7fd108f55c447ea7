import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Brief, brief } from '../brief.ts'

export const acceptBrief = command({
  name: 'brief.accept',
  summary: 'Take on a proposed brief: from here its clock runs',
  input: z.strictObject({ id: z.string(), ifVersion: z.number().int().optional() }),
  output: Brief,
  roles: ['owner', 'creativeSteward', 'decisionEngineer', 'contributor', 'flow'],
  load: (read, { id }) => read.get(brief, id),
  decide: (found, input) => {
    if (!found) return refuseUnknown('brief', input.id)
    const stale = staleness(found, input.ifVersion)
    if (stale) return stale
    if (found.state !== 'proposed') return refuse('wrongState', `“${found.title}” is ${found.state}, no longer a proposal.`)
    const accepted = amend(found, { state: 'open' as const })
    return { answer: accepted, save: [put(brief, accepted)], journal: [happened('brief.accepted', { brief: found.id })] }
  },
})
