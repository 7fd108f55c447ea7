import { has, readArguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { commands } from './commands/index.ts'
import { help, unknown } from './help.ts'
import { operationNamed } from './operation-named.ts'
import { perform } from './perform.ts'

/** The whole CLI: a command of its own, or an operation by noun and verb. Answers the exit code: 0 done, 1 refused, 2 not understood. */
export const runCli = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  const args = readArguments(argv)
  const [noun, verb] = args.words
  if (noun === undefined) return help([], terminal)
  if (noun === 'help') return help(args.words.slice(1), terminal)
  if (has(args, 'help')) return help(args.words, terminal)
  const command = commands.find(({ words }) => words.every((word, n) => args.words[n] === word))
  if (command) return command.run({ ...args, words: args.words.slice(command.words.length) }, terminal)
  const operation = await operationNamed(`${noun}.${verb}`)
  return operation ? perform(operation, args, terminal) : unknown(noun, verb, terminal)
}
