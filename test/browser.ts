import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { unpackChromium } from './chromium.ts'

export type Theme = 'light' | 'dark'

export interface PageWish {
  width?: number
  height?: number
  theme?: Theme
  /** Fingers instead of a mouse: targets grow to 44 px. */
  touch?: boolean
  reducedMotion?: boolean
}

/** A real Chromium from npm packages alone. Close it with `await browser.close()`. */
export const openBrowser = async (): Promise<Browser> => {
  const { executablePath, env } = await unpackChromium()
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    // No sandbox: the tests also run as root and in containers without user namespaces. Site isolation stays on, unlike in the package's own flags.
    // Scripts are not optimized: a page that is looked at for seconds costs a third more with that than without.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', '--js-flags=--no-opt --no-maglev'],
  })
}

export const openPage = async (browser: Browser, wish: PageWish = {}): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: wish.width ?? 1440, height: wish.height ?? 900 },
    colorScheme: wish.theme ?? 'light',
    reducedMotion: wish.reducedMotion === false ? 'no-preference' : 'reduce',
    hasTouch: wish.touch ?? false,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  return context.newPage()
}

/** Everything that the page complains about, in order: errors of the console and errors that nothing caught. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (problem) => complaints.push(String(problem)))
  return complaints
}

interface Violation {
  id: string
  help: string
  nodes: { target: string[]; failureSummary?: string }[]
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds, one line for each place. */
const findingsOf = async (page: Page, within: string, rules: readonly string[]): Promise<string[]> => {
  // Evaluated, not added as an element: the console's content policy forbids inline scripts, and rightly so. A page keeps it until it is left.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const violations = await page.evaluate(
    async ([root, runOnly]) => {
      const { axe: engine } = globalThis as unknown as { axe: { run(root: string, options: object): Promise<{ violations: Violation[] }> } }
      return (await engine.run(root, { runOnly, resultTypes: ['violations'] })).violations
    },
    [within, rules] as const,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${help}. ${failureSummary ?? ''}`),
  )
}

const expectNone = (findings: readonly string[]): void => {
  if (findings.length > 0) throw new Error(`${findings.length} accessibility findings:\n${findings.join('\n')}`)
}

/** WCAG 2.2 AA. */
export const expectAccessible = async (page: Page, within = 'body'): Promise<void> => expectNone(await findingsOf(page, within, wcag22aa))

/** What another theme can break: the contrast of text with its ground. */
export const expectContrast = async (page: Page, within = 'body'): Promise<void> => expectNone(await findingsOf(page, within, ['color-contrast']))
