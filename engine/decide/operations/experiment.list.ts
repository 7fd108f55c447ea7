import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Experiment, experiment, ExperimentState } from '../experiment.ts'

export const listExperiments = query({
  name: 'experiment.list',
  summary: 'List experiments, the newest at the top',
  input: z.strictObject({ state: z.array(ExperimentState).optional(), placement: z.string().optional(), ...PageRequest.shape }),
  output: pageOf(Experiment),
  roles: everyone,
  example: {},
  load: (read, { state, placement, ...page }) => read.list(experiment, { state, placement }, page, { by: 'plannedAt', descending: true }),
  answer: (page) => page,
})
