import { z } from 'zod'
import { findOne } from '../../create/find.ts'
import { Experiment, experiment } from '../../decide/experiment.ts'
import { query } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { measureExperiment } from '../experiment/measure-experiment.ts'
import { ExperimentReport, reportOf } from '../experiment/report.ts'

/** It stands with learning, since it says what was learned; its noun is one of decide. */
export const showExperiment = query({
  name: 'experiment.show',
  summary: 'Show an experiment: its plan, its arms with intervals that may be watched, and what can and cannot be concluded',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({ experiment: Experiment, report: ExperimentReport, synthetic: z.boolean().describe('some of its traffic was made up') }),
  roles: everyone,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, experiment, id)
    return found && { found, measured: await measureExperiment(read, found, now) }
  },
  answer: (facts, { id }) => {
    if (!facts) return refuse('notFound', `No experiment has the id or key ${id}.`)
    return { experiment: facts.found, report: reportOf(facts.found, facts.measured), synthetic: facts.measured.synthetic }
  },
})
