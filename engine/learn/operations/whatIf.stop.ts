import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { WhatIf, whatIf } from '../what-if/what-if.ts'

export const stopWhatIf = command({
  name: 'whatIf.stop',
  summary: 'Stop looking at logged decisions; nothing is said of what was looked at so far',
  input: z.strictObject({ id: z.string() }),
  output: WhatIf,
  roles: ['owner', 'decisionEngineer', 'insightSteward', 'agent'],
  load: (read, { id }) => read.get(whatIf, id),
  decide: (found, { id }, { now }) => {
    if (!found) return refuseUnknown('what-if', id)
    if (found.state !== 'running') return refuse('wrongState', `It is ${found.state} already.`)
    const stopped = amend<WhatIf>(found, { state: 'stopped', endedAt: now.toISOString() })
    return { answer: stopped, save: [put(whatIf, stopped)], journal: [happened('whatIf.stopped', { whatIf: id, rule: found.rule })] }
  },
})
