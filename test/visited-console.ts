import type { Page } from 'playwright-core'
import type { RunningEngine } from './running.ts'
import { openWindows, type Windows } from './windows.ts'

export interface VisitedConsole extends Pick<Windows, 'leave' | 'stop'> {
  /** A screen of the console in a window of its own, signed in as the owner; it has its title. */
  visit(path: string, width?: number): Promise<{ page: Page; complaints: string[] }>
  /** The same of a browser that nobody is signed in with. */
  stranger(path: string): Promise<{ page: Page; complaints: string[] }>
}

/** A browser before the console of a running engine. */
export const visitedConsole = async (engine: RunningEngine): Promise<VisitedConsole> => {
  const windows = await openWindows(engine)
  return {
    ...windows,
    visit: (path, width = 1440) => windows.visit('maren', path, { width }),
    stranger: (path) => windows.visit('nobody', path),
  }
}

/** The answer of the screen, with plain spaces. */
export const titleOf = async (page: Page): Promise<string> =>
  (await page.getByRole('heading', { level: 1 }).textContent())?.replaceAll('\u00A0', ' ') ?? ''

/** How far the page reaches beyond the window, in px. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
