/**
 * Takes pictures of an address: npx continuo run screenshot URL [FOLDER] [--widths 1440,1024,390] [--themes light,dark] [--full] [--name page] [--wait SELECTOR]
 * Files are named `<name>-<width>[-dark].png`.
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { complaintsOf, openBrowser, openPage, type Theme } from './browser.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: 'string', default: '1440,1024,390' },
    themes: { type: 'string', default: 'light,dark' },
    height: { type: 'string', default: '900' },
    full: { type: 'boolean', default: false },
    name: { type: 'string', default: 'page' },
    wait: { type: 'string', default: 'main' },
  },
})
const [url, folder = 'pictures'] = positionals
if (!url) throw new Error('Say which address: npx continuo run screenshot http://127.0.0.1:4100/ [folder]')

await mkdir(folder, { recursive: true })
const browser = await openBrowser()
for (const width of values.widths.split(',').map(Number)) {
  for (const theme of values.themes.split(',') as Theme[]) {
    const page = await openPage(browser, { width, height: width < 720 ? 844 : Number(values.height), theme, touch: width < 720 })
    const complaints = complaintsOf(page)
    await page.goto(url)
    await page.mouse.move(width - 2, 2)
    await page.waitForSelector(values.wait)
    await page.evaluate(() => document.fonts.ready)
    if (values.full) {
      // Frames outside the window are not drawn: the window becomes as tall as the page.
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(300)
    }
    const path = resolve(join(folder, `${values.name}-${width}${theme === 'dark' ? '-dark' : ''}.png`))
    await page.screenshot({ path, fullPage: values.full })
    console.log(path, ...complaints)
    await page.context().close()
  }
}
await browser.close()
