import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Run, run } from '../run.ts'

export const listRuns = query({
  name: 'run.list',
  summary: 'List what agents were asked to draft, and what came of it',
  input: z.strictObject({ state: Run.shape.state.optional(), brief: z.string().optional(), ...PageRequest.shape }),
  output: pageOf(Run),
  roles: everyone,
  example: {},
  load: (read, { state, brief, ...page }) => read.list(run, { state, brief }, page, { by: 'at', descending: true }),
  answer: (page) => page,
})
