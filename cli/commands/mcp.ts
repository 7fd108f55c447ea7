import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { OperationName } from '../../engine/operations.ts'
import type { Command } from '../command.ts'
import { connection } from '../connection.ts'
import { allOperations } from '../operation-named.ts'
import { refusalForPeople } from '../print.ts'

/** MCP over stdio, for agents on this machine: the same tools as at /mcp, with the rights of the token in use. */
export const mcp: Command = {
  words: ['mcp'],
  summary: 'Serve every operation as an MCP tool over standard input and output',
  usage:
    'continuo mcp\n\nIt acts as whom the token in CONTINUO_TOKEN is of; without one as the owner, from the data folder. For an agent: person invite --kind agent, then token issue --actor.',
  run: async (_, terminal) => {
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) {
      terminal.err(refusalForPeople(connected))
      return 1
    }
    // Loaded here alone: no other command has a use for it, and it is most of what loading the command line takes.
    const { serveStdio } = await import('@modelcontextprotocol/server/stdio')
    const { mcpServer } = await import('../../server/mcp/tools.ts')
    const operations = await allOperations()
    serveStdio(() => mcpServer(operations, (name, input) => connected.client.call(name as OperationName, input as never)))
    await new Promise((ended) => process.stdin.once('close', ended))
    return 0
  },
}
