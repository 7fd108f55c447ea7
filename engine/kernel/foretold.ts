import type { z } from 'zod'
import type { Operation } from './operation.ts'
import { isRefusal } from './refusal.ts'

interface Asking {
  find(name: string): Operation | undefined | Promise<Operation | undefined>
  call(name: string, input: object): Promise<unknown>
}

/**
 * What a command would do at once to what is live, in words: asked of the query that it names, with those fields of its input that the query takes.
 * Undefined where it does nothing, names none, or is refused there: then the command is refused too, and says where.
 */
export const foretold = async (command: Operation, input: unknown, { find, call }: Asking): Promise<string | undefined> => {
  const query = command.kind === 'command' && command.foretoldBy !== undefined ? await find(command.foretoldBy) : undefined
  if (!query) return undefined
  const fields = (query.input as z.ZodObject).shape
  const answer = await call(query.name, Object.fromEntries(Object.entries(input ?? {}).filter(([name]) => name in fields)))
  return isRefusal(answer) ? undefined : (answer as { warning?: string }).warning
}
