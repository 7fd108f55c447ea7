import { foretold } from '../engine/kernel/foretold.ts'
import type { Operation } from '../engine/kernel/operation.ts'
import { isRefusal, type Refusal, refuse } from '../engine/kernel/refusal.ts'
import type { OperationName } from '../engine/operations.ts'
import { type Arguments, has, idempotencyKeyIn, inputFrom, schemaAt, schemaOf } from './arguments.ts'
import type { Terminal } from './command.ts'
import { type Connected, connection, nobodyThere } from './connection.ts'
import { operationNamed } from './operation-named.ts'
import { forPeople, refusalForPeople } from './print.ts'
import { shapeOf } from './shape.ts'

/** An operation as a command: its input from flags, its answer for people or as JSON. Answers the exit code. */
export const perform = async (operation: Operation, args: Arguments, terminal: Terminal): Promise<number> => {
  const input = await inputFrom(operation.input, args.flags, terminal.stdin)
  if (isRefusal(input)) return refused(input, args, terminal)
  const connected = await connection(terminal.environment)
  if (isRefusal(connected)) return refused(connected, args, terminal)
  const asking = { find: operationNamed, call: (name: string, fields: object) => reach(connected, name, fields) }
  const warning = has(args, 'yes') ? undefined : await foretold(operation, input.fields, asking)
  if (warning !== undefined && !(await goesOn(warning, args, terminal))) return 1
  const answer = await reach(connected, operation.name, input.fields, idempotencyKeyIn(args))
  if (isRefusal(answer)) return refused(withShapes(answer, operation), args, terminal)
  terminal.out(has(args, 'json') ? JSON.stringify(answer) : forPeople(answer, schemaOf(operation.output, 'output'), terminal.width, operation.name))
  return 0
}

/** Who can be asked is; where nobody can, a script has to say yes itself. */
const goesOn = async (warning: string, args: Arguments, terminal: Terminal): Promise<boolean> => {
  if (!has(args, 'json') || terminal.ask) terminal.err(warning)
  if (terminal.ask) {
    const yes = await terminal.ask('Do it all the same?')
    if (!yes) terminal.err('Nothing was done.')
    return yes
  }
  const where = [{ path: '--yes', problem: 'missing' }]
  refused(
    refuse('invalidInput', 'Nobody can be asked here.', { where, remedy: 'To do it all the same, add --yes.', facts: { warning } }),
    args,
    terminal,
  )
  return false
}

/** Where an object was wanted it is told of what shape. */
const withShapes = (refusal: Refusal, operation: Operation): Refusal => {
  if (!refusal.where?.some(({ problem }) => isShapeless(problem))) return refusal
  const schema = schemaOf(operation.input)
  const where = refusal.where.map((place) => {
    const wanted = schemaAt(schema, (place.path ?? '').split('.'))
    return isShapeless(place.problem) && place.hint === undefined && wanted ? { ...place, hint: `It takes ${shapeOf(wanted)}.` } : place
  })
  return { ...refusal, where }
}

const isShapeless = (problem: string): boolean => problem.startsWith('Must be an object')

/** Tells a refusal; answers the exit code. */
export const refused = (refusal: Refusal, args: Arguments, terminal: Terminal): number => {
  terminal.err(has(args, 'json') ? JSON.stringify(refusal) : refusalForPeople(refusal))
  return 1
}

/** What the engine answers, or that nobody does. */
export const reach = async (connected: Connected, name: string, input: unknown, key?: string): Promise<unknown> => {
  try {
    return await connected.client.call(name as OperationName, input as never, key === undefined ? {} : { idempotencyKey: key })
  } catch {
    return nobodyThere(connected)
  }
}
