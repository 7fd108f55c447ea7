import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { packages } from '../../engine/activate/package.ts'
import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Operations } from '../../engine/operations.ts'
import { type Arguments, has } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { type Connected, connection } from '../connection.ts'
import { reach, refused } from '../perform.ts'
import { progressBar } from '../progress.ts'
import { hashOfFile } from '../deliver/hash-of-file.ts'
import { stoppable } from '../stoppable.ts'

type Shown = Operations['package.show']['output']
type Taken = Operations['package.take']['output']

const lookMs = 400

export const deliver: Command = {
  words: ['deliver'],
  stage: 'activate',
  summary: 'Pack what is approved of a family, with spec sheet and receipt, and save it here',
  usage:
    'continuo deliver FAMILY --to FOLDER|FILE.zip [--locales de,en] [--sizes half-page] [--types jpg,webp] [--territories DE] [--from DAY] [--until DAY] [--recipient NAME] [--json]\n\nInstead of a family: --assets KEY,KEY --media web for originals of pictures. Ctrl-C stops it, here and there.',
  run: async (args, terminal) => {
    const to = flag(args, 'to')
    if (to === undefined)
      return refused(
        refuse('invalidInput', 'Where should it go?', {
          where: [{ path: 'to', problem: 'missing' }],
          remedy: 'Name a folder, or a file that ends in .zip.',
        }),
        args,
        terminal,
      )
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    const done = await stoppable(terminal, (stopped) => packed(connected, inputOf(args), has(args, 'json'), stopped))
    const saved = isRefusal(done) ? done : await saveTo(connected, done, to)
    if (isRefusal(saved)) return refused(saved, args, terminal)
    tell(saved.shown, saved.path, args, terminal)
    return 0
  },
}

const flag = ({ flags }: Arguments, name: string): string | undefined => {
  const value = flags.findLast((one) => one.name === name)?.value
  return typeof value === 'string' ? value : undefined
}

const list = (args: Arguments, name: string): string[] | undefined =>
  flag(args, name)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const inputOf = (args: Arguments): object => {
  const given = <T>(name: string, value: T | undefined) => (value === undefined ? {} : { [name]: value })
  const [family] = args.words
  return {
    ...given('family', family),
    ...given('assets', list(args, 'assets')),
    choice: { ...given('locales', list(args, 'locales')), ...given('sizes', list(args, 'sizes')), ...given('types', list(args, 'types')) },
    use: {
      ...given('territories', list(args, 'territories')),
      ...given('media', list(args, 'media')),
      ...given('from', flag(args, 'from')),
      ...given('until', flag(args, 'until')),
    },
    ...given('recipient', flag(args, 'recipient')),
  }
}

/** Started, and looked after until it is done; a broken hand stops it there too. */
const packed = async (connected: Connected, input: object, quiet: boolean, stopped: AbortSignal): Promise<Shown | Refusal> => {
  const started = (await reach(connected, 'package.start', input)) as Shown | Refusal
  if (isRefusal(started)) return started
  const bar = progressBar((text) => process.stderr.write(text), process.stderr.isTTY && !quiet, 'files')
  const stop = () => void reach(connected, 'package.stop', { id: started.id })
  // It may have come before there was anything to stop.
  if (stopped.aborted) stop()
  else stopped.addEventListener('abort', stop, { once: true })
  let shown: Shown | Refusal = started
  while (!isRefusal(shown) && shown.state === 'running') {
    bar(shown.progress.made, Math.max(1, shown.progress.of))
    await new Promise((resolve) => setTimeout(resolve, lookMs))
    shown = (await reach(connected, 'package.show', { id: started.id })) as Shown | Refusal
  }
  bar(1, 1)
  if (isRefusal(shown) || shown.state === 'done') return shown
  return refuse('wrongState', shown.state === 'stopped' ? 'It was stopped.' : (shown.because ?? 'It failed.'), { facts: { package: started.id } })
}

/** The file appears whole or not at all, and only if its bytes are the ones that were packed. */
const saveTo = async (connected: Connected, shown: Shown, to: string): Promise<{ shown: Shown; path: string } | Refusal> => {
  const taken = (await reach(connected, 'package.take', { id: shown.id })) as Taken | Refusal
  if (isRefusal(taken)) return taken
  const isFolder = (await stat(to).catch(() => undefined))?.isDirectory() ?? !to.toLowerCase().endsWith('.zip')
  const path = isFolder ? join(to, `${shown.name}-${shown.id.slice(packages.prefix.length + 1)}.zip`) : to
  const draft = `${path}.part`
  // The engine may be known here by another address than the one that people reach it under.
  const answer = await fetch(new URL(new URL(taken.address).pathname, connected.url))
  if (!answer.ok || !answer.body) return refuse('failed', `The package could not be fetched (${answer.status}).`, { remedy: 'Try again.' })
  try {
    if (isFolder) await mkdir(to, { recursive: true })
    await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(draft))
    if ((await hashOfFile(draft)) !== taken.archive.hash) {
      await rm(draft, { force: true })
      return refuse('failed', 'What arrived is not what was packed.', { remedy: 'Try again.' })
    }
    await rename(draft, path)
  } catch (problem) {
    await rm(draft, { force: true })
    return refuse('failed', `It cannot be saved as ${path}: ${problem instanceof Error ? problem.message : String(problem)}`, {
      remedy: 'Choose another place.',
    })
  }
  return { shown, path }
}

const tell = ({ count, left, manifest, ...shown }: Shown, path: string, args: Arguments, terminal: Terminal): void => {
  if (has(args, 'json')) return terminal.out(JSON.stringify({ path, package: shown.id, files: count, manifest, left }))
  for (const { what, why, files: of } of left) terminal.out(`Left out: ${what} ${why} (${counted(of, 'file')}).`)
  terminal.out(`${counted(count, 'file')} with spec sheet and receipt in ${path}: package ${shown.id}.`)
}
