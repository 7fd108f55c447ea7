import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { isRefusal, refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { Severity } from '../finding.ts'
import { gatherCase } from '../gather-case.ts'
import { Guardrail } from '../guardrail.ts'
import { causesOf } from '../judge-family.ts'
import { Cause } from '../preflight.ts'
import { readSetting } from '../read-setting.ts'
import { tallyOf } from '../tally.ts'

export const tryGuardrail = query({
  name: 'guardrail.try',
  summary: 'Say what a guardrail would find in a family, before it is set',
  input: z.strictObject({
    family: z.string().describe('id or key'),
    kind: Guardrail.shape.kind,
    settings: Guardrail.shape.settings,
    severity: Severity.optional(),
    scope: Guardrail.shape.scope,
  }),
  output: z.object({
    combinations: z.number().int().describe('variants of the family'),
    touched: z.number().int().describe('variants about which it would say something'),
    blocked: z.number().int().describe('of those, variants that it would block'),
    causes: z.array(Cause).max(100),
  }),
  roles: everyone,
  load: async (read, input, moment) => {
    const found = await findOne(read, family, input.family)
    return found && gatherCase(read, found, moment)
  },
  answer: (gathered, { family: reference, scope, ...wanted }) => {
    if (!gathered) return refuseUnknown('family', reference, 'id or key')
    const read = readSetting(wanted)
    if (isRefusal(read)) return read
    const alone = { ...gathered, rules: [{ ...read, scope }] }
    const { combinations, touched, blocked, causes } = tallyOf(alone)
    return { combinations, touched, blocked, causes: causesOf(causes) }
  },
})
