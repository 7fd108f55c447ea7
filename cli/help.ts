import { optionsOf, quoted } from '../engine/kernel/command-line.ts'
import { nearest } from '../engine/kernel/expression/check/suggest.ts'
import type { Operation } from '../engine/kernel/operation.ts'
import { sampleField, sampleInput } from '../engine/kernel/sample-input.ts'
import { type JsonSchema, schemaOf } from './arguments.ts'
import type { Command, Terminal } from './command.ts'
import { commands } from './commands/index.ts'
import { allOperations, operationNamed } from './operation-named.ts'
import { isDeep, shapeOf } from './shape.ts'
import { isStage, operationsOf, type Stage, stageNames, stages } from './stages.ts'

/** What one works on Continuo with, run from its checkout: a file of cli/scripts each. */
export const scripts: Readonly<Record<string, string>> = {
  dev: 'Server and console, started anew as their source changes (npm run dev)',
  test: 'All tests, or those of the files that are named (npm test)',
  check: 'Types, lint, format, directions, unused code (npm run check)',
  build: 'The console as it is served (npm run build)',
  screenshot: 'Pictures of an address, wide and narrow, light and dark: URL [FOLDER] [--widths 1440,390] [--full]',
}

const column = 26

const wrapped = (text: string, width: number): string[] => text.match(new RegExp(`.{1,${width}}(?= |$)|[^ ]+`, 'g'))?.map((part) => part.trim()) ?? []

/** A name and what it does, which goes on under itself where the terminal ends. */
const line =
  ({ width }: Pick<Terminal, 'width'>) =>
  (name: string, summary: string): string =>
    `  ${name.padEnd(column)}${wrapped(summary, Math.max(width - column - 2, column)).join(`\n${' '.repeat(column + 2)}`)}`

const commandLine = ({ words }: Command): string => words.join(' ')
const operationLine = (name: string): string => name.replace('.', ' ')

const nounsOf = (stage: Stage): string[] => operationsOf(stage).map((name) => name.split('.')[0] ?? '')

/** A noun is told where it is made; the stages downstream do more with it. */
const nounsMadeIn = (stage: Stage): string[] => {
  const upstream = new Set(stageNames.slice(0, stageNames.indexOf(stage)).flatMap(nounsOf))
  return [...new Set(nounsOf(stage))].filter((noun) => !upstream.has(noun)).toSorted()
}

/** One page: how one calls, what one begins with, and what each stage has. */
const overview = (terminal: Terminal): string => {
  const told = line(terminal)
  return [
    'continuo NOUN VERB [--field value …] [--json]',
    '',
    'Begin',
    told('start', 'Start the engine (npm start)'),
    ...commands.filter(({ stage }) => stage === undefined).map((command) => told(commandLine(command), command.summary)),
    '',
    'Stages, each with its nouns',
    ...stageNames.flatMap((stage) => [told(stage, stages[stage]), told('', nounsMadeIn(stage).join(', '))]),
    '',
    'Commands that do more than one operation',
    ...commands.filter(({ stage }) => stage !== undefined).map((command) => told(commandLine(command), command.summary)),
    '',
    'Work on Continuo itself',
    told('bench', 'Measure it against named peers'),
    ...Object.entries(scripts).map(([name, summary]) => told(`run ${name}`, summary)),
    '',
    'More',
    told('help STAGE', 'What can be done there, as in: continuo help create'),
    told('help NOUN', 'What can be done with it at any stage, as in: continuo help component'),
    told('help NOUN VERB', 'Its fields, with an example, as in: continuo help brief open'),
    told('help all', 'All that there is'),
    told('--json', 'Answers as JSON'),
    told('--yes', 'Does at once what is asked about first, where live content goes off the air'),
    told('--input JSON', 'All fields at once; - reads them from standard input'),
  ].join('\n')
}

/** Commands and operations line by line. What a command does more of is told once. */
const listed = (these: readonly Command[], operations: readonly Operation[], terminal: Terminal): string => {
  const taken = new Set(these.map(({ words }) => words.join('.')))
  return [
    ...these.map((command) => line(terminal)(commandLine(command), command.summary)),
    ...operations.filter(({ name }) => !taken.has(name)).map(({ name, summary }) => line(terminal)(operationLine(name), summary)),
  ].join('\n')
}

const stagePage = (stage: Stage, operations: readonly Operation[], terminal: Terminal): string => {
  const here = new Set(operationsOf(stage))
  return `${stage}: ${stages[stage]}\n${listed(
    commands.filter((command) => command.stage === stage),
    operations.filter(({ name }) => here.has(name)),
    terminal,
  )}`
}

/** What can be done with a noun, at any stage; undefined where there is no such noun. */
const helpForNoun = async (noun: string, terminal: Terminal): Promise<string | undefined> => {
  const these = commands.filter(({ words: [first, second] }) => first === noun && second !== undefined)
  const operations = (await allOperations()).filter(({ name }) => name.startsWith(`${noun}.`))
  return these.length + operations.length > 0 ? listed(these, operations, terminal) : undefined
}

/** What may stand in a field: its choices where it has some, alone or in a list, else its type; what is deep is told below. */
const typeOf = (schema: JsonSchema): string => (isDeep(schema) ? 'JSON' : shapeOf(schema))

/** Under a field that takes JSON: what it has to look like, and a line to copy, which stays whole. */
const deepField = (operation: Operation, name: string, schema: JsonSchema, { width }: Terminal): string[] => {
  if (!isDeep(schema)) return []
  const indent = ' '.repeat(column + 2)
  const sample = sampleField(operation, name)
  return [
    ...wrapped(shapeOf(schema), Math.max(width - column - 2, column)).map((line) => `${indent}${line}`),
    ...(sample === undefined ? [] : [`${indent}as in --${name} ${quoted(JSON.stringify(sample))}`]),
  ]
}

const helpForOperation = (operation: Operation, terminal: Terminal): string => {
  const { properties = {}, required = [] } = schemaOf(operation.input)
  const fields = Object.entries(properties)
  return [
    operation.summary,
    '',
    `continuo ${operationLine(operation.name)}${required.map((name) => ` --${name} …`).join('')}`,
    ...fields.flatMap(([name, schema]) => [
      line(terminal)(
        `--${name}`,
        [typeOf(schema), schema.description, schema.default === undefined ? '' : `(${JSON.stringify(schema.default)})`].filter(Boolean).join('  '),
      ),
      ...deepField(operation, name, schema, terminal),
    ]),
    ...(fields.some(([, schema]) => isDeep(schema)) ? ['', ...wrapped(howDeep, terminal.width)] : []),
    '',
    `Example: continuo ${operationLine(operation.name)} ${optionsOf(sampleInput(operation))}`.trimEnd(),
  ].join('\n')
}

const howDeep =
  'In JSON a name with ? may be left out, NAME is any name, and [ ] is a list. A field inside may be said alone, as in --goal.metric clickRate.'

const helpForCommand = ({ summary, usage }: Command): string => `${summary}\n\n${usage}`

/** `continuo help …`: the page itself, a stage, a noun, an operation, a command. Answers the exit code: 2 where there is no such thing. */
export const help = async (words: readonly string[], terminal: Terminal): Promise<number> => {
  const [first, second] = words.flatMap((word) => word.split('.'))
  if (first === undefined) return said(overview(terminal), terminal)
  const command = commands.find(({ words: own }) => own.every((word, n) => [first, second][n] === word))
  if (command) return said(helpForCommand(command), terminal)
  if (second !== undefined) {
    const operation = await operationNamed(`${first}.${second}`)
    return operation ? said(helpForOperation(operation, terminal), terminal) : unknown(first, second, terminal)
  }
  if (first === 'all') {
    const operations = await allOperations()
    return said(stageNames.map((stage) => stagePage(stage, operations, terminal)).join('\n\n'), terminal)
  }
  if (isStage(first)) return said(stagePage(first, await allOperations(), terminal), terminal)
  const noun = await helpForNoun(first, terminal)
  return noun === undefined ? unknown(first, undefined, terminal) : said(noun, terminal)
}

/** There is no such command: what there is of its noun, or what may have been meant. Answers the exit code. */
export const unknown = async (noun: string, verb: string | undefined, terminal: Terminal): Promise<number> => {
  const there = await helpForNoun(noun, terminal)
  if (there !== undefined) {
    terminal.err(`${noun} ${verb ?? '…'} is no command; ${noun} has:\n${there}`)
    return 2
  }
  const near = nearest(noun, [...stageNames.flatMap(nounsOf), ...stageNames, ...commands.map(({ words }) => words[0] ?? '')])
  terminal.err(
    `There is no command ${[noun, verb].filter(Boolean).join(' ')}. ${near === undefined ? 'continuo help tells what there is.' : `Did you mean ${near}? continuo help ${near} tells what it does.`}`,
  )
  return 2
}

const said = (text: string, terminal: Terminal): number => {
  terminal.out(text)
  return 0
}
