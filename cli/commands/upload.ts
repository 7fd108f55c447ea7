import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal, refuse } from '../../engine/kernel/refusal.ts'
import { type Arguments, has } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { connection } from '../connection.ts'
import { refused } from '../perform.ts'
import { progressBar } from '../progress.ts'
import { foundIn } from '../upload/found.ts'
import { type Outcome, send } from '../upload/send.ts'
import { unclearedLines } from '../upload/uncleared.ts'

export const upload: Command = {
  words: ['upload'],
  stage: 'create',
  summary: 'Bring pictures, videos and documents into the library: files, folders and ZIP files',
  usage:
    'continuo upload PATH… [--tags rain,city] [--json]\n\nWhat is there already is told and not sent again, so that after a kill the same line goes on. What is none of these is named and left out.',
  run: async (args, terminal) => {
    if (args.words.length === 0)
      return refused(
        refuse('invalidInput', 'Nothing to upload.', { where: [{ path: 'PATH', problem: 'missing' }], remedy: 'Name files, folders or ZIP files.' }),
        args,
        terminal,
      )
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    const found = await foundIn(args.words)
    if (isRefusal(found)) return refused(found, args, terminal)
    const bar = progressBar((text) => process.stderr.write(text), process.stderr.isTTY && !has(args, 'json'), 'files')
    const outcomes: Outcome[] = []
    for (const file of found) {
      bar(outcomes.length, found.length)
      outcomes.push(
        'why' in file
          ? { name: file.name, outcome: 'skipped', why: file.why }
          : await file.open().then(
              (opened) => send(connected, file.name, opened, tagsIn(args)),
              (problem: unknown): Outcome => ({ name: file.name, outcome: 'refused', why: reasonOf(problem) }),
            ),
      )
    }
    bar(found.length, found.length)
    tell(outcomes, args, terminal)
    return outcomes.some(({ outcome }) => outcome === 'refused') ? 1 : 0
  },
}

const tagsIn = ({ flags }: Arguments): { tags?: string[] } => {
  const tags = flags.flatMap(({ name, value }) => (name === 'tags' && typeof value === 'string' ? value.split(',').map((tag) => tag.trim()) : []))
  return tags.length > 0 ? { tags } : {}
}

const reasonOf = (problem: unknown): string => `It cannot be read or sent: ${problem instanceof Error ? problem.message : String(problem)}`

/** Every file that did not simply come in, or looks like one that is there, then how many did. */
const tell = (outcomes: readonly Outcome[], args: Arguments, terminal: Terminal): void => {
  if (has(args, 'json')) return terminal.out(JSON.stringify({ items: outcomes }, null, 2))
  for (const { name, outcome, why } of outcomes)
    if (outcome !== 'added' || why !== undefined) terminal.out(`${name}: ${outcome === 'added' ? 'added; ' : ''}${why ?? outcome}`)
  const count = (which: Outcome['outcome']): number => outcomes.filter(({ outcome }) => outcome === which).length
  const parts = [
    `${counted(count('added'), 'file')} added`,
    ...(['same', 'refused', 'skipped'] as const).flatMap((which) => (count(which) > 0 ? [`${count(which)} ${said[which]}`] : [])),
  ]
  terminal.out(`${parts.join(', ')}.`)
  unclearedLines(outcomes.filter(({ uncleared }) => uncleared).length).forEach((line) => terminal.out(line))
}

const said = { same: 'there already', refused: 'refused', skipped: 'left out' }
