import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { mostPackedBytes, receiptName } from '../../engine/activate/package.ts'
import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Operations } from '../../engine/operations.ts'
import { has } from '../arguments.ts'
import type { Command } from '../command.ts'
import { connection } from '../connection.ts'
import { reach, refused } from '../perform.ts'

type Shown = Operations['package.show']['output']

export const verifyPackage: Command = {
  words: ['verify-package'],
  stage: 'activate',
  summary: 'Prove that the files of a package are the ones that were packed',
  usage:
    'continuo verify-package FILE.zip [--json]\n\nEvery file is hashed and held against the receipt that the engine keeps; the journal has the hash of that receipt.',
  run: async (args, terminal) => {
    const [path] = args.words
    if (path === undefined)
      return refused(
        refuse('invalidInput', 'Which package?', { where: [{ path: 'FILE', problem: 'missing' }], remedy: 'Name a ZIP file.' }),
        args,
        terminal,
      )
    const held = await filesIn(path)
    if (isRefusal(held)) return refused(held, args, terminal)
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    const shown = (await reach(connected, 'package.show', { id: held.package })) as Shown | Refusal
    if (isRefusal(shown)) return refused(shown, args, terminal)
    const problems = differences(shown, held.hashes)
    const holds = problems.length === 0
    if (has(args, 'json')) terminal.out(JSON.stringify({ package: shown.id, holds, files: shown.count, problems }))
    else {
      for (const problem of problems) terminal.out(problem)
      terminal.out(
        holds
          ? `${counted(shown.count, 'file')} of ${shown.id} and their spec sheet are what was packed.`
          : `This is not what was packed as ${shown.id}.`,
      )
    }
    return holds ? 0 : 1
  },
}

/** No file of a package unpacks to more: what does is none of ours. */
const mostUnpacked = 200_000_000
const few = 50

/** The hash of every file, and whose receipt is inside. */
const filesIn = async (path: string): Promise<{ package: string; hashes: Map<string, string> } | Refusal> => {
  const size = (await stat(path).catch(() => undefined))?.size
  if (size === undefined)
    return refuse('notFound', `There is no ${path}.`, { where: [{ path, problem: 'no file' }], remedy: 'Look at how it is written.' })
  if (size > mostPackedBytes) return refuse('tooLarge', `${path} weighs more than any package.`)
  try {
    const packed = await readFile(path)
    const hashes = new Map<string, string>()
    let receipt = ''
    // Names come first; then a few are unpacked at a time, hashed and let go.
    const names: string[] = []
    unzipSync(packed, { filter: ({ name, originalSize }) => (originalSize <= mostUnpacked && names.push(name), false) })
    for (let at = 0; at < names.length; at += few) {
      const some = new Set(names.slice(at, at + few))
      for (const [name, bytes] of Object.entries(unzipSync(packed, { filter: (entry) => some.has(entry.name) }))) {
        if (name === receiptName) receipt = strFromU8(bytes)
        else hashes.set(name, createHash('sha256').update(bytes).digest('hex'))
      }
    }
    const id = (JSON.parse(receipt) as { package?: unknown }).package
    if (typeof id === 'string') return { package: id, hashes }
  } catch {
    // Told below, like a receipt that names nothing.
  }
  return refuse('malformed', `${path} is no package of ours, or it is cut off.`, {
    where: [{ path, problem: `no ${receiptName} that can be read` }],
    remedy: 'Fetch it anew.',
  })
}

const differences = ({ files }: Shown, hashes: ReadonlyMap<string, string>): string[] => [
  ...files.flatMap(({ path, hash }) => {
    const held = hashes.get(path)
    return held === hash ? [] : [held === undefined ? `${path} is missing.` : `${path} was changed.`]
  }),
  ...[...hashes.keys()].filter((path) => !files.some((file) => file.path === path)).map((path) => `${path} was not packed by us.`),
]
