import { watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { keyOf } from '../../engine/create/key-of.ts'
import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { type Arguments, has } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { type Connected, connection } from '../connection.ts'
import { refused } from '../perform.ts'
import { progressBar } from '../progress.ts'
import { type Followed, follow } from '../sync/follow.ts'
import { lyingIn } from '../sync/lying-in.ts'
import { mirroredOf } from '../sync/mirrored.ts'
import { type Lying, planOf } from '../sync/plan.ts'
import { stoppable } from '../stoppable.ts'
import { unclearedLines } from '../upload/uncleared.ts'

/** A program that saves a file touches it several times. */
const quietMs = 1_000

export const sync: Command = {
  words: ['sync'],
  stage: 'create',
  summary: 'Let the library follow a folder: new files come in, changed ones become versions, renamed ones are known again',
  usage: [
    'continuo sync FOLDER [--as NAME] [--watch] [--retire [--yes]] [--json]',
    '',
    'What the library has of the folder stands in the library, under NAME (the name of the folder when left out): another machine goes on with the same line.',
    'A file that is gone is told. With --retire it is told what would be retired, and with --yes beside it that is done; what something shows is refused by name.',
    'With --watch it goes on until it is stopped.',
  ].join('\n'),
  run: async (args, terminal) => {
    const [path, strange] = pathsIn(args)
    if (path === undefined || strange !== undefined)
      return refused(
        refuse('invalidInput', 'One folder is followed.', {
          where: [{ path: 'FOLDER', problem: path === undefined ? 'missing' : 'more than one' }],
          remedy: 'Name one.',
        }),
        args,
        terminal,
      )
    if (!(await stat(path).catch(() => undefined))?.isDirectory())
      return refused(refuse('notFound', `There is no folder ${path}.`, { remedy: 'Look at how it is written.' }), args, terminal)
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    const folder = { at: path, name: nameIn(args, path) }
    const first = await once(connected, folder, args, terminal)
    return has(args, 'watch') && !isRefusal(first)
      ? stoppable(terminal, (stopped) => watching(connected, folder, args, terminal, stopped))
      : codeOf(first, args, terminal)
  },
}

interface Folder {
  at: string
  name: string
}

/** A flag without a value takes the word that follows it. */
const pathsIn = ({ words, flags }: Arguments): string[] => [
  ...words,
  ...flags.flatMap(({ name, value }) => (['retire', 'watch'].includes(name) && typeof value === 'string' ? [value] : [])),
]

const nameIn = ({ flags }: Arguments, path: string): string => {
  const said = flags.find(({ name }) => name === 'as')?.value
  return keyOf(typeof said === 'string' ? said : basename(resolve(path)), 'folder')
}

const once = async (connected: Connected, { at, name }: Folder, args: Arguments, terminal: Terminal): Promise<Followed[] | Refusal> => {
  const { files, others } = await lyingIn(at)
  const [current, retired] = [await mirroredOf(connected, name, 'usable'), await mirroredOf(connected, name, 'retired')]
  if (isRefusal(current)) return current
  if (isRefusal(retired)) return retired
  const opened = new Map(files.map((file) => [file.path, file.open]))
  const lying: Lying[] = []
  for (const { path, open } of files) {
    // It may be gone by now: then the next time tells.
    const hash = await open()
      .then((file) => file.hash())
      .catch(() => undefined)
    if (hash !== undefined) lying.push({ path, hash })
  }
  const steps = planOf(lying, current, retired)
  const bar = progressBar((text) => process.stderr.write(text), process.stderr.isTTY && !has(args, 'json'), 'files')
  const followed: Followed[] = []
  for (const step of steps) {
    bar(followed.length, steps.length)
    const open = (path: string) => opened.get(path)?.() ?? Promise.reject(new Error('it is gone'))
    followed.push(
      await follow(connected, step, open, { folder: name, retires: has(args, 'retire') && has(args, 'yes') }).catch((problem: unknown): Followed => ({
        path: step.path,
        outcome: 'refused',
        says: problem instanceof Error ? problem.message : String(problem),
      })),
    )
  }
  bar(steps.length, steps.length)
  tell(followed, others, args, terminal)
  return followed
}

const words = {
  added: 'new',
  taken: 'in the library already',
  changed: 'changed',
  renamed: 'renamed',
  gone: 'gone',
  twice: 'there twice',
  retired: 'retired before',
  refused: 'refused',
  same: 'the same',
} as const

/** Every file that something was done with, then how many of each. */
const tell = (followed: readonly Followed[], others: number, args: Arguments, terminal: Terminal): void => {
  if (has(args, 'json')) return terminal.out(JSON.stringify({ items: followed, others }))
  for (const { path, outcome, says } of followed)
    if (outcome !== 'same') terminal.out(`${path}: ${words[outcome]}${says === undefined ? '' : `, ${says}`}`)
  const gone = followed.filter(({ outcome }) => outcome === 'gone').length
  if (gone > 0 && has(args, 'retire') && !has(args, 'yes'))
    terminal.out(`Nothing is retired yet. To retire ${counted(gone, 'asset')} whose file is gone: the same line with --yes`)
  const counts = Object.keys(words).flatMap((outcome) => {
    const count = followed.filter((one) => one.outcome === outcome).length
    return count > 0 ? [`${count} ${words[outcome as Followed['outcome']]}`] : []
  })
  terminal.out(
    `${[...counts, ...(others > 0 ? [`${counted(others, 'file')} left out: no picture, video or document by ${others === 1 ? 'its name' : 'their names'}`] : [])].join(', ') || 'Nothing lies there'}.`,
  )
  unclearedLines(followed.filter(({ uncleared }) => uncleared).length).forEach((line) => terminal.out(line))
}

const codeOf = (answer: Followed[] | Refusal, args: Arguments, terminal: Terminal): number =>
  isRefusal(answer) ? refused(answer, args, terminal) : answer.some(({ outcome }) => outcome === 'refused') ? 1 : 0

/** Until somebody stops it: whenever the folder has been quiet for a second after a change, it is followed again. */
const watching = (connected: Connected, folder: Folder, args: Arguments, terminal: Terminal, stopped: AbortSignal): Promise<number> =>
  new Promise((done) => {
    let timer: NodeJS.Timeout | undefined
    let going = Promise.resolve()
    const following = async (before: Promise<void>): Promise<void> => {
      await before
      const answer = await once(connected, folder, args, terminal)
      if (isRefusal(answer)) refused(answer, args, terminal)
    }
    const finish = async (): Promise<void> => {
      await going
      done(0)
    }
    const watcher = watch(folder.at, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        going = following(going)
      }, quietMs)
    })
    const end = (): void => {
      clearTimeout(timer)
      watcher.close()
      void finish()
    }
    stopped.addEventListener('abort', end, { once: true })
  })
