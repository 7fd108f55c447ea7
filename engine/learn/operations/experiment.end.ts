import { z } from 'zod'
import { findOne } from '../../create/find.ts'
import { Experiment, experiment } from '../../decide/experiment.ts'
import { placement } from '../../decide/placement.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { measureExperiment } from '../experiment/measure-experiment.ts'
import { reportOf } from '../experiment/report.ts'

export const endExperiment = command({
  name: 'experiment.end',
  summary: 'End an experiment and record what was learned, “no effect” included; one that never started is withdrawn',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    reason: z.string().trim().min(3).max(400).optional(),
    ifVersion: z.number().int().optional(),
  }),
  output: Experiment,
  roles: ['owner', 'decisionEngineer', 'flow'],
  destructive: true,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, experiment, id)
    return (
      found && {
        found,
        where: (await read.list(placement, { key: found.placement }, { limit: 1 })).items[0],
        measured: await measureExperiment(read, found, now),
      }
    )
  },
  decide: (facts, { id, reason, ifVersion }, { now }) => {
    if (!facts) return refuse('notFound', `No experiment has the id or key ${id}.`)
    const { found, where, measured } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    const objects = { experiment: found.id, ...(where && { placement: where.id }) }
    if (found.state === 'planned') {
      const withdrawn = amend(found, { state: 'withdrawn' as const })
      return { answer: withdrawn, save: [put(experiment, withdrawn)], journal: [happened('experiment.withdrawn', objects, {}, reason)] }
    }
    if (found.state !== 'running') return refuse('wrongState', `“${found.name}” is ${found.state}.`)
    const { learning, due, ratio, seen } = reportOf(found, measured)
    const ended = amend(found, { state: 'ended' as const, endedAt: now.toISOString(), learning })
    const { plan } = found
    const best = plan.arms.find(({ name }) => name === learning.arm)
    const about = plan.among === 'components' && best ? { component: best.shows } : {}
    return {
      answer: ended,
      save: [put(experiment, ended)],
      journal: [
        happened(
          'experiment.ended',
          objects,
          { byItsRule: due !== undefined, due: due ?? null, sound: !ratio.off && !seen.off, plan: found.planHash },
          reason,
        ),
        happened(
          'learning.recorded',
          { ...objects, ...about },
          { question: plan.question, metric: plan.metric, started: found.startedAt, ...learning, key: found.key },
        ),
      ],
    }
  },
})
