import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { everyone } from '../../people/permission.ts'
import { Branch } from '../decision.ts'
import { DecisionLine, decisionLines } from '../decision-log.ts'

export const listDecisions = query({
  name: 'decision.list',
  summary: 'List decisions, the latest at the top',
  input: z.strictObject({ placement: z.string().optional(), campaign: z.string().optional(), branch: Branch.optional(), ...PageRequest.shape }),
  output: pageOf(DecisionLine),
  roles: everyone,
  example: {},
  load: (read, input) => read.ask(decisionLines, input),
  answer: (page) => page,
})
