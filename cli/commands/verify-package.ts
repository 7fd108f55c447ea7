import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { mostPackedBytes, receiptName } from '../../engine/activate/package.ts'
import { mostBytes } from '../../engine/create/coming-in.ts'
import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Operations } from '../../engine/operations.ts'
import { has } from '../arguments.ts'
import type { Command } from '../command.ts'
import { connection } from '../connection.ts'
import { folderEntries } from '../deliver/folder-entries.ts'
import { type ZipEntry, zipEntries } from '../deliver/zip-entries.ts'
import { reach, refused } from '../perform.ts'

type Shown = Operations['package.show']['output']

export const verifyPackage: Command = {
  words: ['verify-package'],
  stage: 'activate',
  summary: 'Prove that the files of a package are the ones that were packed',
  usage:
    'continuo verify-package FILE.zip [--json]\ncontinuo verify-package FOLDER     # the same, unpacked\n\nEvery file is hashed and held against the receipt that the engine keeps; the journal has the hash of that receipt.',
  run: async (args, terminal) => {
    const [path] = args.words
    if (path === undefined)
      return refused(
        refuse('invalidInput', 'Which package?', {
          where: [{ path: 'FILE', problem: 'missing' }],
          remedy: 'Name a ZIP file, or the folder that it was unpacked to.',
        }),
        args,
        terminal,
      )
    const held = await filesIn(path)
    if (isRefusal(held)) return refused(held, args, terminal)
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    const shown = (await reach(connected, 'package.show', { id: held.package })) as Shown | Refusal
    if (isRefusal(shown)) return refused(shown, args, terminal)
    const problems = differences(shown, held.found)
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

/** What is found of one file: its hash, or why it was not read to its end. */
type Found = { hash: string } | { problem: string }

/** What every file is found to be, and whose receipt is inside. */
const filesIn = async (path: string): Promise<{ package: string; found: Map<string, Found> } | Refusal> => {
  const there = await stat(path).catch(() => undefined)
  if (!there)
    return refuse('notFound', `There is no ${path}.`, { where: [{ path, problem: 'no file or folder' }], remedy: 'Look at how it is written.' })
  const isFolder = there.isDirectory()
  if (!isFolder && there.size > mostPackedBytes) return refuse('tooLarge', `${path} weighs more than any package.`)
  try {
    const found = new Map<string, Found>()
    let receipt = ''
    for await (const entry of isFolder ? folderEntries(path) : zipEntries(path)) {
      if (entry.name === receiptName) receipt = await wordsOf(entry)
      else found.set(entry.name, found.has(entry.name) ? { problem: 'is there twice' } : await foundIn(entry))
    }
    const id = (JSON.parse(receipt) as { package?: unknown }).package
    if (typeof id === 'string') return { package: id, found }
  } catch {
    // Told below, like a receipt that names nothing.
  }
  return refuse('malformed', `${path} is no package of ours, or it is cut off.`, {
    where: [{ path, problem: `no ${receiptName} that can be read` }],
    remedy: isFolder ? `Name the folder in which ${receiptName} lies, or the ZIP file itself.` : 'Fetch it anew.',
  })
}

/** No file of a package weighs more than the heaviest that is taken in. */
const mostUnpacked = Math.max(...Object.values(mostBytes))

const foundIn = async (entry: ZipEntry): Promise<Found> => {
  const hash = createHash('sha256')
  return (await readTo(mostUnpacked, entry, (piece) => hash.update(piece)))
    ? { hash: hash.digest('hex') }
    : { problem: `unpacks to more than ${mostUnpacked / 2 ** 30} GiB, as no file of ours does` }
}

const mostReceipt = 20_000_000

const wordsOf = async (entry: ZipEntry): Promise<string> => {
  const pieces: Uint8Array[] = []
  return (await readTo(mostReceipt, entry, (piece) => pieces.push(piece))) ? Buffer.concat(pieces).toString() : ''
}

/** Whether it ended within the limit: what its head says is not taken for what it holds. */
const readTo = async (most: number, { bytes, pieces }: ZipEntry, take: (piece: Uint8Array) => void): Promise<boolean> => {
  if (bytes > most) return false
  let unpacked = 0
  for await (const piece of pieces) {
    unpacked += piece.length
    if (unpacked > most) return false
    take(piece)
  }
  return true
}

const differences = ({ files }: Shown, found: ReadonlyMap<string, Found>): string[] => [
  ...files.flatMap(({ path, hash }) => {
    const held = found.get(path)
    if (held === undefined) return [`${path} is missing.`]
    if ('problem' in held) return [`${path} ${held.problem}.`]
    return held.hash === hash ? [] : [`${path} was changed.`]
  }),
  ...[...found.keys()].filter((path) => !files.some((file) => file.path === path)).map((path) => `${path} was not packed by us.`),
]
