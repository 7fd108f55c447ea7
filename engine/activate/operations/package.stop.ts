import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { type Package, packages, ShownPackage, shownPackage } from '../package.ts'

export const stopPackage = command({
  name: 'package.stop',
  summary: 'Stop packing; what was packed so far is thrown away',
  input: z.strictObject({ id: z.string() }),
  output: ShownPackage,
  roles: ['owner', 'creativeSteward', 'decisionEngineer', 'creativeTechnologist', 'contributor', 'agent'],
  load: (read, { id }) => read.get(packages, id),
  decide: (found, { id }, { now }) => {
    if (!found) return refuseUnknown('package', id)
    if (found.state !== 'running') return refuse('wrongState', `It is ${found.state} already.`)
    const stopped = amend<Package>(found, { state: 'stopped', endedAt: now.toISOString() })
    return {
      answer: shownPackage(stopped),
      save: [put(packages, stopped)],
      journal: [happened('package.stopped', { package: id, ...(found.family !== undefined && { family: found.family }) })],
    }
  },
})
