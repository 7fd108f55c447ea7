import type { Cookie, Page } from 'playwright-core'
import { signInLink } from '../server/http/sign-in.ts'
import { complaintsOf, openBrowser, openPage, type PageWish } from './browser.ts'
import type { RunningEngine } from './running.ts'

export interface Windows {
  /** A screen of the console in a window of its own, signed in as somebody of the founding, or as nobody; it has its title. */
  visit(who: string, path: string, wish?: PageWish): Promise<{ page: Page; complaints: string[] }>
  /** Clears the windows of one test. */
  leave(): Promise<void>
  stop(): Promise<void>
}

/**
 * A browser before the console of a running engine. To open a window and load the console into it takes five times as long as to go on in one, so
 * that each is cleared when its test is over and serves the next: nothing of the page, its storage or the mouse stays. People sign in once.
 */
export const openWindows = async (engine: RunningEngine): Promise<Windows> => {
  const browser = await openBrowser()
  const sessions = new Map<string, Cookie[]>()
  const free = new Map<string, Page[]>()
  const taken: { who: string; key: string; page: Page }[] = []

  const open = async (who: string, touch: boolean): Promise<Page> => {
    const page = await openPage(browser, { touch })
    if (who === 'nobody') return page
    const session = sessions.get(who)
    if (session) {
      await page.context().addCookies(session)
      return page
    }
    // The press of the button, without the two screens around it.
    const link = await signInLink(engine.db, engine.founded.engine, engine.founded.people[who] ?? '', engine.address)
    await page.request.post(link, { headers: { origin: engine.address }, maxRedirects: 0 })
    sessions.set(who, await page.context().cookies())
    return page
  }

  return {
    visit: async (who, path, { width = 1440, height = 900, theme = 'light', touch = false, reducedMotion = true } = {}) => {
      const key = `${who} ${touch}`
      const page = free.get(key)?.pop() ?? (await open(who, touch))
      taken.push({ who, key, page })
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: reducedMotion ? 'reduce' : 'no-preference' })
      const complaints = complaintsOf(page)
      await page.goto(engine.address + path)
      await page.waitForSelector('main h1')
      return { page, complaints }
    },
    leave: async () => {
      await Promise.all(
        taken.splice(0).map(async ({ who, key, page }) => {
          await clear(page, sessions.get(who) ?? [])
          free.set(key, [...(free.get(key) ?? []), page])
        }),
      )
    },
    stop: () => browser.close(),
  }
}

const clear = async (page: Page, session: Cookie[]): Promise<void> => {
  page.removeAllListeners()
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.mouse.move(-1, -1)
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.context().addCookies(session)
}
