import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import type { Composition } from '../../create/composition.ts'
import { type Edition, edition, editionId } from '../../create/edition.ts'
import { family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { measuredAnew } from '../../create/measurement.ts'
import { gatherCase } from '../gather-case.ts'
import { judgeFamily } from '../judge-family.ts'
import { Preflight, preflight } from '../preflight.ts'

export const preflightFamily = command({
  name: 'family.preflight',
  summary: 'Run all guardrails on every variant of a family',
  input: z.strictObject({ id: z.string().describe('id or key of the family') }),
  output: Preflight,
  roles: [...makers, 'complianceReviewer'],
  load: async (read, { id }, moment) => {
    const found = await findOne(read, family, id)
    const gathered = found && (await gatherCase(read, found, moment))
    return (
      found &&
      gathered && {
        gathered,
        before: (await read.list(preflight, { family: found.id }, { limit: 1 })).items[0],
        frozen: await read.get(edition, editionId(found.hash)),
      }
    )
  },
  decide: (facts, { id }, { now, newId, actor }) => {
    if (!facts) return refuseUnknown('family', id, 'id or key')
    const { gathered, before, frozen } = facts
    const found = gathered.composition.family
    const judged = judgeFamily(gathered)
    const verdict = { ...judged, family: found.id, at: now.toISOString() }
    const run: Preflight = before ? amend(before, verdict) : { ...verdict, id: newId(preflight.prefix), version: 1 }
    const { combinations, passed, blocked, unmeasured, hash } = judged
    // The renderer's own run does not ask the renderer again: what it could not measure then, it cannot measure now.
    const measure = unmeasured > 0 && actor.kind !== 'flow'
    return {
      answer: run,
      save: [put(preflight, run), ...(frozen ? [] : [put(edition, freeze(gathered.composition))])],
      journal: [
        happened(
          'family.preflighted',
          { family: found.id, preflight: run.id },
          {
            combinations,
            passed,
            blocked,
            unmeasured,
            hash,
            causes: run.causes.map(({ guardrail, slot, severity, variants }) => ({ guardrail, slot, severity, variants })),
          },
        ),
      ],
      tasks: measure ? measuredAnew([found]) : [],
    }
  },
})

const freeze = ({ family: found, template, brand, components, assets }: Composition): Edition => ({
  id: editionId(found.hash),
  version: 1,
  family: found.id,
  hash: found.hash,
  frozen: { family: found, template, brand, components: [...components.values()], assets: [...assets.values()] },
})
