import { optionsOf } from '../engine/kernel/command-line.ts'
import type { Operation } from '../engine/kernel/operation.ts'
import { sampleInput } from '../engine/kernel/sample-input.ts'
import { has, type JsonSchema, readArguments, schemaOf } from './arguments.ts'
import type { Terminal } from './command.ts'
import { commands } from './commands/index.ts'
import { allOperations, operationNamed } from './operation-named.ts'
import { perform } from './perform.ts'

const column = 26

/** What one works on Continuo with, run from its checkout: a file of cli/scripts each. */
export const scripts: Readonly<Record<string, string>> = {
  dev: 'Server and console, started anew as their source changes (npm run dev)',
  test: 'All tests, or those of the files that are named (npm test)',
  check: 'Types, lint, format, directions, unused code (npm run check)',
  build: 'The console as it is served (npm run build)',
  screenshot: 'Pictures of an address, wide and narrow, light and dark: URL [FOLDER] [--widths 1440,390] [--full]',
}

const line = (name: string, summary: string): string => `  ${name.padEnd(column)}${summary}`

const overview = (operations: readonly Operation[]): string =>
  [
    'continuo <noun> <verb> [--field value …] [--json]',
    '',
    line('start', 'Start the engine (npm start)'),
    line('bench', 'Measure it against named peers'),
    ...commands.map(({ words, summary }) => line(words.join(' '), summary)),
    '',
    ...Object.entries(scripts).map(([name, summary]) => line(`run ${name}`, summary)),
    '',
    // What a command does more of is told once.
    ...operations
      .filter(({ name }) => !commands.some(({ words }) => words.join('.') === name))
      .map(({ name, summary }) => line(name.replace('.', ' '), summary)),
    '',
    'continuo <noun> <verb> --help tells the fields. --json prints the answer as JSON. --input takes all fields as JSON, - from standard input.',
  ].join('\n')

/** What may stand in a field: its choices where it has some, alone or in a list, else its type. */
const choicesOf = ({ type, enum: choices, items, anyOf, oneOf }: JsonSchema): string => {
  if (choices) return choices.join(' | ')
  const forms = (anyOf ?? oneOf ?? (items?.enum ? [items] : [])).map(choicesOf).filter((one) => one !== '')
  return forms.length > 0 ? [...new Set(forms)].join(' | ') : [type ?? ''].flat().join(' | ')
}

const helpFor = (operation: Operation): string => {
  const { properties = {}, required = [] } = schemaOf(operation.input)
  return [
    operation.summary,
    '',
    `continuo ${operation.name.replace('.', ' ')}${required.map((name) => ` --${name} …`).join('')}`,
    ...Object.entries(properties).map(([name, schema]) =>
      line(
        `--${name}`,
        [choicesOf(schema), schema.description, schema.default === undefined ? '' : `(${JSON.stringify(schema.default)})`].filter(Boolean).join('  '),
      ),
    ),
    '',
    `Example: continuo ${operation.name.replace('.', ' ')} ${optionsOf(sampleInput(operation))}`.trimEnd(),
  ].join('\n')
}

/** The whole CLI: a command of its own, or an operation by noun and verb. Answers the exit code: 0 done, 1 refused, 2 not understood. */
export const runCli = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  const args = readArguments(argv)
  const command = commands.find(({ words }) => words.every((word, n) => args.words[n] === word))
  if (command && has(args, 'help')) {
    terminal.out(`${command.summary}\n\n${command.usage}`)
    return 0
  }
  if (command) return command.run({ ...args, words: args.words.slice(command.words.length) }, terminal)
  const [noun, verb] = args.words
  if (noun === undefined || noun === 'help') {
    terminal.out(overview(await allOperations()))
    return 0
  }
  const operation = await operationNamed(`${noun}.${verb}`)
  if (operation && has(args, 'help')) {
    terminal.out(helpFor(operation))
    return 0
  }
  if (operation) return perform(operation, args, terminal)
  const near = (await allOperations()).filter(({ name }) => name.startsWith(`${noun}.`))
  if (near.length > 0) {
    terminal.err(
      [`${noun} ${verb ?? '…'} is no command; ${noun} has:`, ...near.map(({ name, summary }) => line(name.replace('.', ' '), summary))].join('\n'),
    )
  } else {
    terminal.err(`There is no command ${args.words.join(' ')}. continuo help lists them all.`)
  }
  return 2
}
