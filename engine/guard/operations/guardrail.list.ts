import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { everyone } from '../../people/permission.ts'
import { Severity } from '../finding.ts'
import { concerns } from '../concern.ts'
import type { GuardrailKind } from '../guardrail-kind.ts'
import { Guardrail, guardrail, sayScope } from '../guardrail.ts'
import { guardrailKindOf, guardrailKinds } from '../guardrails/index.ts'
import { Labelled, labelled, Precision, precisionOf } from '../precision.ts'

const Kind = z.object({
  name: z.string(),
  demands: z.string(),
  why: z.string(),
  about: z.enum(concerns).describe('what it is about'),
  severity: Severity.describe('unless the engine sets another'),
  gravest: Severity.describe('as grave as it may be set'),
  settings: z.record(z.string(), z.unknown()).describe('JSON Schema of its settings'),
  says: z.string().describe('its defaults in words; empty where there is nothing to set, or nothing holds unset'),
  holdsUnset: z.boolean().describe('does it hold, at its defaults, where the engine never set it?'),
  precision: Precision.optional().describe(
    'what it got right, at its defaults, of variants that were labelled by hand; absent where no label speaks of it',
  ),
})

const Listed = Guardrail.extend({ says: z.string().describe('its settings in words, and where it holds; empty where there is nothing to set') })

export const listGuardrails = query({
  name: 'guardrail.list',
  summary: 'List the guardrails as this engine has set them, and every kind with its why',
  input: z.strictObject({}),
  output: z.object({
    guardrails: z.array(Listed),
    kinds: z.array(Kind),
    labelled: Labelled.describe('by what precision was measured: synthetic copy and banners, labelled by hand before any guardrail was run on them'),
  }),
  roles: everyone,
  example: {},
  load: (read) => read.all(guardrail, { state: 'current' }),
  answer: (guardrails) => ({
    guardrails: guardrails.map((set) => ({
      ...set,
      says: [saysOf(guardrailKindOf(set.kind), set.settings), sayScope(set.scope)].filter(Boolean).join('; '),
    })),
    kinds: guardrailKinds.map((kind) => ({
      name: kind.name,
      demands: kind.demands,
      why: kind.why,
      about: kind.about,
      severity: kind.severity,
      gravest: kind.gravest ?? 'block',
      settings: z.toJSONSchema(kind.settings, { io: 'input' }) as Record<string, unknown>,
      says: saysOf(kind, {}),
      holdsUnset: kind.settings.safeParse({}).success,
      precision: precisionOf(kind.name),
    })),
    labelled,
  }),
})

const saysOf = (kind: GuardrailKind | undefined, settings: unknown): string => {
  const parsed = kind?.settings.safeParse(settings)
  return (parsed?.success && kind?.says?.(parsed.data)) || ''
}
