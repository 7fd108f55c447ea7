import type { Command } from '../command.ts'
import { mcp } from './mcp.ts'

/** Commands that are no operations. One line each. */
export const commands: readonly Command[] = [mcp]
