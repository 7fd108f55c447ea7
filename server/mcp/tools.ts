import { McpServer, type StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import type { z } from 'zod'
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
  for (const operation of operations) {
    server.registerTool(
      toolName(operation.name),
      {
        title: operation.name,
        description: `${operation.summary}. Roles: ${operation.roles.join(', ')}.`,
        inputSchema: told(operation.input as z.ZodObject),
        annotations: {
          readOnlyHint: operation.kind === 'query',
          destructiveHint: operation.kind === 'command' && operation.destructive === true,
        },
      },
      async (input: unknown) => {
        const answer = await call(operation.name, input)
        const refused = isRefusal(answer)
        return { isError: refused, content: [{ type: 'text' as const, text: JSON.stringify(refused ? problemOf(answer) : (answer ?? null)) }] }
      },
    )
  }
  return server
}

/**
 * The input as clients are told it. It is not judged here: whoever answers the call judges it anyway, and says what is wrong as everywhere else,
 * where the protocol's library would say it in words of its own, without a code or what to do.
 */
const told = (input: z.ZodObject): StandardSchemaWithJSON => ({
  '~standard': { ...input['~standard'], validate: (value) => ({ value }) },
})
