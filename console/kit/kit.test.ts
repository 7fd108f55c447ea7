import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { complaintsOf, expectAccessible, expectContrast, openBrowser, openPage, type Theme } from '../../test/browser.ts'
import { serveConsole, type ServedConsole } from '../../test/served-console.ts'

let browser: Browser
let served: ServedConsole

beforeAll(async () => {
  ;[browser, served] = await Promise.all([openBrowser(), serveConsole()])
})
/** What the screen comes to say; the machine that runs this may be busy. */
// oxlint-disable-next-line vitest/require-awaited-expect-poll
const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 })

afterAll(async () => {
  await browser?.close()
  await served?.close()
})

interface Opened {
  page: Page
  complaints: string[]
}

const opened = new Map<string, Promise<Opened>>()

const open = async (path: string, touch: boolean): Promise<Opened> => {
  const page = await openPage(browser, { touch })
  const complaints = complaintsOf(page)
  await page.goto(served.url + path)
  await page.waitForSelector('main h1')
  return { page, complaints }
}

/**
 * A page of the kit, at this width and in this theme. Loading one takes far longer than looking at it: each path is loaded once for the mouse
 * and once for fingers, and whoever visits it leaves no dialog open.
 */
const visit = async (path: string, { width = 1440, theme = 'light' as Theme } = {}): Promise<Opened> => {
  const touch = width < 720
  const key = `${path} ${touch}`
  const coming = opened.get(key) ?? open(path, touch)
  opened.set(key, coming)
  const { page, complaints } = await coming
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme: theme })
  return { page, complaints }
}

/** What a theme changes are colours: in the second one at the same width they alone are judged. */
const looks: [path: string, width: number, themes: readonly [Theme, ...Theme[]]][] = [
  ['/kit', 1440, ['light', 'dark']],
  ['/kit', 390, ['dark']],
  ['/kit/frame', 1440, ['light']],
  ['/kit/frame', 800, ['dark']],
  ['/kit/frame', 390, ['light']],
  ['/kit/frame?screen=review', 1440, ['dark']],
  ['/kit/frame?screen=review', 1024, ['light']],
  ['/kit/frame?screen=review', 390, ['dark']],
]

test.each(looks)('%s at %i px, %j, is accessible, complains of nothing and fits its width', async (path, width, [theme, ...others]) => {
  const { page, complaints } = await visit(path, { width, theme })
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  for (const other of others) {
    await page.emulateMedia({ colorScheme: other })
    await expectContrast(page)
  }
  expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
})

test('at 320 px nothing is lost to the side', async () => {
  const { page } = await visit('/kit/frame', { width: 320 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test('every target is at least 24 px, or stands alone in a line of text', async () => {
  const { page } = await visit('/kit/frame?screen=review')
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, input')]
      .filter((node) => node.offsetParent !== null)
      .filter((node) => {
        const { width, height } = node.getBoundingClientRect()
        const grown = getComputedStyle(node, '::after')
        const reach = Math.max(Math.min(width, height), Math.min(Number.parseFloat(grown.width) || 0, Number.parseFloat(grown.height) || 0))
        return reach < 24 && getComputedStyle(node).display !== 'inline'
      })
      .map((node) => node.outerHTML.slice(0, 120)),
  )
  expect(small).toEqual([])
})

describe('with keys alone', () => {
  test('what is typed while the palette is still loaded stands in its line', async () => {
    const page = await openPage(browser)
    let isSent = (): void => undefined
    const sent = new Promise<void>((resolve) => (isSent = resolve))
    await page.route(/\/Palette-[^/]+\.js/, async (route) => {
      await sent
      await route.continue()
    })
    await page.goto(`${served.url}/kit`)
    await page.waitForSelector('main h1')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('apx')
    await page.keyboard.press('Backspace')
    isSent()
    await eventually(() => page.locator('[role=option][aria-selected=true]').textContent()).toContain('Approve 54 variants')
    await page.keyboard.type('pr')
    expect(await page.getByRole('combobox').inputValue()).toBe('appr')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('o')
    expect(await page.getByRole('combobox').inputValue()).toBe('appro')
    for (let left = 5; left > 0; left--) await page.keyboard.press('Backspace')
    await page.keyboard.type('assign')
    await page.keyboard.press('Enter')
    await page.getByText('to whom').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByLabel(/for how many hours/).fill('3')
    await page.close()
  })

  test('the palette opens, finds, refuses with its reason, asks for what it needs, and closes', async () => {
    const { page } = await visit('/kit')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('appr')
    const active = page.locator('[role=option][aria-selected=true]')
    await eventually(() => active.textContent()).toContain('Approve 54 variants')
    await page.keyboard.press('ArrowDown')
    await eventually(() => active.textContent()).toContain('One finding blocks: headline is 99 px too wide.')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('dialog').count()).toBe(1)
    await page.getByRole('combobox').fill('assign')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Tomas Reyes' }).press('Enter')
    await page.getByLabel('Assign: for how many hours').fill('8')
    await page.keyboard.press('Enter')
    await eventually(() => page.getByRole('dialog').count()).toBe(0)
  })

  test('? shows the keys, and why of what is focused', async () => {
    const { page } = await visit('/kit')
    await page.keyboard.press('?')
    await eventually(() => page.getByRole('dialog').textContent()).toContain('Approve 54 variants')
    await page.keyboard.press('Escape')
    await eventually(() => page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: /Why: propensity 0.0902/ }).focus()
    await page.keyboard.press('?')
    await eventually(() => page.getByText('47 of the snapshot’s 512 draws').count()).toBe(1)
    await page.keyboard.press('Escape')
  })

  test('rows are walked, selected and opened; the matrix moves by arrows and holds by Space', async () => {
    const { page } = await visit('/kit')
    const table = page.getByRole('table', { name: 'Components of the placement' })
    await table.locator('tr[tabindex="0"]').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press(' ')
    expect(await table.locator('tr[aria-current=true]').textContent()).toContain('Your coat should not quit first')
    await page.keyboard.press('k')
    await page.keyboard.press('x')
    expect(await page.getByText('2 selected').count()).toBe(1)

    await page.getByRole('button', { name: 'Dry all the way home × Rain on granite: passes' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press(' ')
    const held = page.locator('button[data-place][aria-pressed=true]')
    expect(await held.getAttribute('aria-label')).toBe('Made for the 17:10 downpour × Evening commute: 1 blocked')
  })

  test('of a hundred thousand rows only those in view are drawn, and End reaches the last', async () => {
    const { page } = await visit('/kit')
    const table = page.getByRole('table', { name: 'A hundred thousand components' })
    expect(await table.locator('tr[data-row]').count()).toBeLessThan(60)
    await table.locator('tr[tabindex="0"]').focus()
    await page.keyboard.press('End')
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Component 100000')
  })

  test('letters rest while one types, and can be switched off', async () => {
    const { page } = await visit('/kit')
    await page.getByRole('textbox', { name: 'Headline', exact: true }).focus()
    await page.keyboard.type('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.evaluate(() => localStorage.setItem('continuo.letters', 'off'))
    await page.locator('h1').click()
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+k')
    await eventually(() => page.getByRole('dialog').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.evaluate(() => localStorage.removeItem('continuo.letters'))
  })
})

test('the loop can be read as a table', async () => {
  const { page } = await visit('/kit/frame')
  await page.getByRole('button', { name: 'as table' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Approve' })
  expect(await row.textContent()).toContain('9 wait, oldest 2 d 4 h')
})

test('a rendition is isolated: no script of it runs, and it cannot reach us', async () => {
  const { page } = await visit('/kit')
  const frames = await page
    .locator('iframe')
    .evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('sandbox'), (node as HTMLIFrameElement).contentDocument]))
  expect(frames.length).toBeGreaterThan(0)
  for (const [sandbox, reached] of frames) expect([sandbox, reached]).toEqual(['', null])
})

test('on a narrow screen the loop opens from its button, and the inspector is a drawer', async () => {
  const { page } = await visit('/kit/frame?screen=review', { width: 390 })
  await page.getByRole('button', { name: 'Open the loop' }).click()
  await eventually(() => page.getByRole('navigation', { name: 'The loop' }).getByRole('link').count()).toBe(9)
  await page.getByRole('button', { name: 'Close the loop' }).click()
  await page.getByRole('button', { name: 'Details' }).click()
  await eventually(() => page.getByRole('dialog').textContent()).toContain('Route: claims, Europe')
  await expectAccessible(page, '[role=dialog]')
})
