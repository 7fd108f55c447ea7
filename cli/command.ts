import type { Arguments } from './arguments.ts'

/** What a command may use of the terminal. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** columns */
  width: number
  environment: Record<string, string | undefined>
  stdin(): Promise<string>
  /** Stops what can be stopped, in place of the signals that the process gets. */
  stopped?: AbortSignal
}

/** A command beside the operations (start and bench have entrances of their own). Answers its exit code. */
export interface Command {
  words: readonly string[]
  summary: string
  usage: string
  run(args: Arguments, terminal: Terminal): Promise<number>
}
