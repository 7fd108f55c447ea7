import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { Run, run } from '../run.ts'

export const endRun = command({
  name: 'run.end',
  summary: 'End an agent’s run without drafts: nothing came of it, or a family was recombined instead',
  input: z.strictObject({
    id: z.string(),
    because: z.string().trim().min(3).max(600),
    recombined: z.string().optional().describe('id of the family that was recombined'),
    work: Run.shape.work,
  }),
  output: Run,
  roles: ['agent', 'flow'],
  load: (read, { id }) => read.get(run, id),
  decide: (found, { id, because, recombined, work }, { actor, now }) => {
    if (!found) return refuseUnknown('run', id)
    if (actor.kind === 'agent' && found.agent !== actor.id) return refuse('forbidden', 'Another agent has this run.')
    if (found.state !== 'asked') return refuse('wrongState', `The run is ${found.state} already.`)
    const ended = amend(found, {
      state: recombined === undefined ? ('refused' as const) : ('recombined' as const),
      because,
      made: recombined === undefined ? [] : [recombined],
      ...(work && { work }),
      at: now.toISOString(),
    })
    const objects = { run: id, ...(recombined !== undefined && { family: recombined }), ...(found.brief !== undefined && { brief: found.brief }) }
    return { answer: ended, save: [put(run, ended)], journal: [happened('run.ended', objects, { state: ended.state }, because)] }
  },
})
