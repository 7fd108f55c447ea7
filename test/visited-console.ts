import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { signInLink } from '../server/http/sign-in.ts'
import { complaintsOf, openBrowser } from './browser.ts'
import type { RunningEngine } from './running.ts'

export interface VisitedConsole {
  /** A page of the console, signed in as the owner, in a context of its own; it has its title. */
  visit(path: string, width?: number): Promise<{ page: Page; complaints: string[] }>
  /** The same of a browser that nobody is signed in with. */
  stranger(path: string): Promise<{ page: Page; complaints: string[] }>
  /** Closes the pages of one test. */
  leave(): Promise<unknown>
  stop(): Promise<void>
}

/** A browser before the console of a running engine, signed in once. */
export const visitedConsole = async (engine: RunningEngine): Promise<VisitedConsole> => {
  const browser: Browser = await openBrowser()
  const first = await browser.newContext()
  const door = await first.newPage()
  await door.goto(await signInLink(engine.db, engine.founded.engine, engine.founded.people.maren ?? '', engine.address))
  await door.waitForSelector('main h1')
  const session: Awaited<ReturnType<BrowserContext['storageState']>> = await first.storageState()
  await first.close()
  const opened = async (path: string, width: number, more: BrowserContextOptions) => {
    const context = await browser.newContext({ ...more, viewport: { width, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB' })
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await page.goto(engine.address + path)
    await page.waitForSelector('main h1')
    return { page, complaints }
  }
  return {
    visit: (path, width = 1440) => opened(path, width, { storageState: session }),
    stranger: (path) => opened(path, 1440, {}),
    leave: () => Promise.all(browser.contexts().map((context) => context.close())),
    stop: () => browser.close(),
  }
}

/** The answer of the screen, with plain spaces. */
export const titleOf = async (page: Page): Promise<string> =>
  (await page.getByRole('heading', { level: 1 }).textContent())?.replaceAll('\u00A0', ' ') ?? ''

/** How far the page reaches beyond the window, in px. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
