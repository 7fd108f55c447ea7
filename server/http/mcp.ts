import { createMcpHandler } from '@modelcontextprotocol/server'
import type { Hono } from 'hono'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { mcpServer } from '../mcp/tools.ts'
import { type OperationDoor, scopeRefusal } from './operations.ts'
import { problemResponse } from './problem.ts'
import { callerOf } from './who.ts'

/** MCP over HTTP at /mcp: the caller’s own rights, like every other face. */
export const serveMcp = (app: Hono, door: OperationDoor): void => {
  app.all('/mcp', async (context) => {
    const caller = await callerOf(door.db, context)
    if (isRefusal(caller)) return problemResponse(caller)
    const handler = createMcpHandler(() =>
      mcpServer(
        door.operations.values(),
        async (operation, input) => scopeRefusal(caller, operation) ?? door.perform({ engine: caller.engine, actor: caller.actor, operation, input }),
      ),
    )
    return handler.fetch(context.req.raw)
  })
}
