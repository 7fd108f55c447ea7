import { z } from 'zod'
import { contentHash } from '../../kernel/canonical.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { countOf, keptDays, Package, packages, ShownPackage, shownPackage } from '../package.ts'

/** Comes from the worker: how far it has come, what it packed, or why it could not. The receipt is sealed by the journal. */
export const recordPackage = command({
  name: 'package.record',
  summary: 'Record how far a package has come, or what is in it (done by a flow)',
  input: z.strictObject({
    id: z.string(),
    progress: Package.shape.progress,
    packed: Package.pick({ files: true, left: true, bearers: true })
      .extend({ archive: Package.shape.archive.unwrap() })
      .optional()
      .describe('the whole of it, once its file is there'),
    failed: z.string().max(400).optional(),
  }),
  output: ShownPackage.omit({ files: true }),
  roles: ['flow'],
  load: (read, { id }) => read.get(packages, id),
  decide: (found, { id, progress, packed, failed }, { now }) => {
    if (!found) return refuseUnknown('package', id)
    if (found.state !== 'running') return refuse('wrongState', `It is ${found.state}.`)
    const objects = { package: id, ...(found.family !== undefined && { family: found.family }), ...(found.assets && { asset: found.assets }) }
    const at = now.toISOString()
    if (failed !== undefined) {
      const broken = amend<Package>(found, { progress, state: 'failed', because: failed, endedAt: at })
      return { answer: withoutFiles(broken), save: [put(packages, broken)], journal: [happened('package.failed', objects, {}, failed)] }
    }
    if (!packed) {
      const further = amend<Package>(found, { progress })
      return { answer: withoutFiles(further), save: [put(packages, further)] }
    }
    const manifest = contentHash(packed.files)
    const keptUntil = new Date(now.getTime() + keptDays * 86_400_000).toISOString()
    const done = amend<Package>(found, { ...packed, progress, manifest, state: 'done', endedAt: at, keptUntil })
    const { files, left, archive } = packed
    const detail = { name: found.name, hash: found.hash, files: countOf(packed), left, archive, manifest, hashes: files.map(({ hash }) => hash) }
    return { answer: withoutFiles(done), save: [put(packages, done)], journal: [happened('package.finished', objects, detail)] }
  },
})

const withoutFiles = (of: Package) => {
  const { files: _files, ...rest } = shownPackage(of)
  return rest
}
