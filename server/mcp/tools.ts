import { McpServer, type StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import type { z } from 'zod'
import { foretold } from '../../engine/kernel/foretold.ts'
import type { Operation } from '../../engine/kernel/operation.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { problemOf } from '../http/problem.ts'

/** Answers one operation by name: in process for MCP over HTTP, over the API for MCP over stdio. */
export type Call = (operation: string, input: unknown) => Promise<unknown>

/** `brief.open` is the tool `brief_open`: the protocol’s clients take no dots in names. */
export const toolName = (operation: string): string => operation.replaceAll('.', '_')

/** A server whose tools are the operations. A refusal is a tool error that carries the whole problem, so that an agent can mend its call. */
export const mcpServer = (operations: Iterable<Operation>, call: Call): McpServer => {
  const server = new McpServer({ name: 'continuo', version: '0.1.0' })
  const byName = new Map([...operations].map((operation) => [operation.name, operation]))
  for (const operation of byName.values()) {
    server.registerTool(
      toolName(operation.name),
      {
        title: operation.name,
        description: `${operation.summary}. Roles: ${operation.roles.join(', ')}.${tellsBefore(operation)}`,
        inputSchema: told(operation.input as z.ZodObject),
        annotations: {
          readOnlyHint: operation.kind === 'query',
          destructiveHint: operation.kind === 'command' && operation.destructive === true,
        },
      },
      async (input: unknown) => {
        const warning = await foretold(operation, input, { find: (name) => byName.get(name), call })
        const answer = await call(operation.name, input)
        const refused = isRefusal(answer)
        const texts = [JSON.stringify(refused ? problemOf(answer) : (answer ?? null)), ...(refused || warning === undefined ? [] : [warning])]
        return { isError: refused, content: texts.map((text) => ({ type: 'text' as const, text })) }
      },
    )
  }
  return server
}

const tellsBefore = (operation: Operation): string =>
  operation.kind === 'command' && operation.foretoldBy !== undefined
    ? ` ${toolName(operation.foretoldBy)} says before, of the same fields, what it would do to what is live.`
    : ''

/**
 * The input as clients are told it. It is not judged here: whoever answers the call judges it anyway, and says what is wrong as everywhere else,
 * where the protocol's library would say it in words of its own, without a code or what to do.
 */
const told = (input: z.ZodObject): StandardSchemaWithJSON => ({
  '~standard': { ...input['~standard'], validate: (value) => ({ value }) },
})
