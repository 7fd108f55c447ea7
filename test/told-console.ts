import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { library } from '../starter/library.ts'
import { routes } from '../starter/routes.ts'
import type { Step, Told } from '../starter/story.ts'
import { runningEngine, type RunningEngine } from './running.ts'
import { builtConsole } from './served-console.ts'
import { openWindows, type Windows } from './windows.ts'

export interface ToldConsole extends Windows {
  engine: RunningEngine
}

/** An engine with the sample library, its families measured, and the built console in a browser. */
export const toldConsole = async (): Promise<ToldConsole> => {
  const engine = await runningEngine({ rooms, consoleFolder: await builtConsole() })
  const told: Told = { people: {}, answers: {}, now: new Date() }
  for (const step of [...routes, ...library]) await tell(engine, step, told)
  const windows = await openWindows(engine)
  return {
    ...windows,
    engine,
    stop: async () => {
      await windows.stop()
      await engine.stop()
    },
  }
}

const tell = async (engine: RunningEngine, { by, operation, input, key }: Step, told: Told): Promise<void> => {
  const answer = await engine.does(by, operation, input(told) as never)
  if (key !== undefined) told.answers[key] = answer
}

/** Waits for what the screen comes to say; the machine that runs this may be busy. */
// oxlint-disable-next-line vitest/require-awaited-expect-poll
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 })

export const titleOf = (page: Page): Promise<string | null> => page.getByRole('heading', { level: 1 }).textContent()
