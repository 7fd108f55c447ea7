import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Severity } from '../finding.ts'
import { Guardrail, guardrail } from '../guardrail.ts'
import { guardrailKinds } from '../guardrails/index.ts'

const Kind = z.object({
  name: z.string(),
  demands: z.string(),
  why: z.string(),
  severity: Severity.describe('unless the engine sets another'),
  settings: z.record(z.string(), z.unknown()).describe('JSON Schema of its settings'),
  holdsUnset: z.boolean().describe('does it hold, at its defaults, where the engine never set it?'),
})

export const listGuardrails = query({
  name: 'guardrail.list',
  summary: 'List the guardrails as this engine has set them, and every kind with its why',
  input: z.strictObject({}),
  output: z.object({ guardrails: z.array(Guardrail), kinds: z.array(Kind) }),
  roles: everyone,
  example: {},
  load: (read) => read.all(guardrail, { state: 'current' }),
  answer: (guardrails) => ({
    guardrails,
    kinds: guardrailKinds.map(({ name, demands, why, severity, settings }) => ({
      name,
      demands,
      why,
      severity,
      settings: z.toJSONSchema(settings, { io: 'input' }) as Record<string, unknown>,
      holdsUnset: settings.safeParse({}).success,
    })),
  }),
})
