import { z } from 'zod'
import { family } from '../../create/family.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Severity } from '../finding.ts'
import { Guardrail, guardrail } from '../guardrail.ts'
import { measuredAnew } from '../../create/measurement.ts'
import { readSetting } from '../read-setting.ts'

export const setGuardrail = command({
  name: 'guardrail.set',
  summary: 'Set a guardrail of a kind: its words or limits, its severity, and where it holds',
  input: z.strictObject({
    id: z.string().optional().describe('of the guardrail to change; a new one when left out'),
    kind: Guardrail.shape.kind,
    name: Guardrail.shape.name.optional().describe('what the kind demands, when left out'),
    settings: Guardrail.shape.settings,
    severity: Severity.optional(),
    scope: Guardrail.shape.scope,
    ifVersion: z.number().int().optional(),
  }),
  output: Guardrail,
  roles: ['owner', 'creativeSteward', 'creativeTechnologist', 'complianceReviewer'],
  example: { kind: 'banned-terms-stay-out', name: 'Words that we do not use', settings: { words: { en: ['world-class'] } }, severity: 'warn' },
  foretoldBy: 'guardrail.effect',
  load: async (read, { id }) => ({
    found: id === undefined ? undefined : await read.get(guardrail, id),
    families: await read.all(family, { state: 'current' }),
  }),
  decide: ({ found, families }, { id, ifVersion, name, severity, ...said }, { newId }) => {
    if (id !== undefined && !found) return refuseUnknown('guardrail', id)
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    const read = readSetting({ ...said, severity })
    if (isRefusal(read)) return read
    const words = {
      ...said,
      settings: read.settings,
      name: name ?? read.kind.demands,
      severity: read.severity,
      state: 'current' as const,
    }
    const set: Guardrail = found ? amend(found, words) : { ...words, id: newId(guardrail.prefix), version: 1 }
    return {
      answer: set,
      save: [put(guardrail, set)],
      journal: [
        happened(
          'guardrail.set',
          { guardrail: set.id },
          { kind: set.kind, severity: set.severity, before: found?.settings ?? null, after: set.settings },
        ),
      ],
      tasks: measuredAnew(families),
    }
  },
})
