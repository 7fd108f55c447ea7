import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Operation } from '../../engine/kernel/operation.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { type OperationName, operations } from '../../engine/operations.ts'
import { mcpServer } from '../../server/mcp/tools.ts'
import type { Command } from '../command.ts'
import { connection } from '../connection.ts'
import { refusalForPeople } from '../print.ts'

/** MCP over stdio, for agents on this machine: the same tools as at /mcp, with the rights of the token in use. */
export const mcp: Command = {
  words: ['mcp'],
  summary: 'Serve every operation as an MCP tool over standard input and output',
  usage: 'continuo mcp',
  run: async (_, terminal) => {
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) {
      terminal.err(refusalForPeople(connected))
      return 1
    }
    serveStdio(() => mcpServer(operations as readonly Operation[], (name, input) => connected.client.call(name as OperationName, input as never)))
    await new Promise((ended) => process.stdin.once('close', ended))
    return 0
  },
}
