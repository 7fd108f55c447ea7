import type { Arguments } from './arguments.ts'
import type { Stage } from './stages.ts'

/** What a command may use of the terminal. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** columns */
  width: number
  environment: Record<string, string | undefined>
  stdin(): Promise<string>
  /** Whether to go on, where somebody sits there to say so; no other answer than yes is one. */
  ask?(question: string): Promise<boolean>
  /** Stops what can be stopped, in place of the signals that the process gets. */
  stopped?: AbortSignal
}

/** A command beside the operations (start and bench have entrances of their own). Answers its exit code. */
export interface Command {
  words: readonly string[]
  /** Whose page of the help tells of it too; none for what one begins with. */
  stage?: Stage
  summary: string
  usage: string
  run(args: Arguments, terminal: Terminal): Promise<number>
}
