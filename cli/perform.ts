import type { Operation } from '../engine/kernel/operation.ts'
import { isRefusal, type Refusal } from '../engine/kernel/refusal.ts'
import type { OperationName } from '../engine/operations.ts'
import { type Arguments, has, idempotencyKeyIn, inputFrom, schemaOf } from './arguments.ts'
import type { Terminal } from './command.ts'
import { type Connected, connection, nobodyThere } from './connection.ts'
import { forPeople, refusalForPeople } from './print.ts'

/** An operation as a command: its input from flags, its answer for people or as JSON. Answers the exit code. */
export const perform = async (operation: Operation, args: Arguments, terminal: Terminal): Promise<number> => {
  const input = await inputFrom(operation.input, args.flags, terminal.stdin)
  const connected = isRefusal(input) ? input : await connection(terminal.environment)
  const answer = isRefusal(connected) || isRefusal(input) ? connected : await reach(connected, operation.name, input.fields, idempotencyKeyIn(args))
  if (isRefusal(answer)) return refused(answer, args, terminal)
  terminal.out(has(args, 'json') ? JSON.stringify(answer) : forPeople(answer, schemaOf(operation.output, 'output'), terminal.width, operation.name))
  return 0
}

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
