import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { type Gauge, gaugesOf, measureText } from '../../engine/create/measure.ts'
import type { Slot, TypeStyle } from '../../engine/create/template.ts'
import { openBrowser, openPage } from '../../test/browser.ts'
import { readFont } from './read-font.ts'

const files = {
  'young-serif-400': '@fontsource/young-serif/files/young-serif-latin-400-normal.woff',
  'inter-400': '@fontsource/inter/files/inter-latin-400-normal.woff',
  'inter-600': '@fontsource/inter/files/inter-latin-600-normal.woff',
}
const gauges: ReadonlyMap<string, Gauge> = gaugesOf(Object.entries(files).map(([key, file]) => ({ key, table: readFont(file) })))
const { resolve } = createRequire(import.meta.url)

const texts = [
  'Dry all the way home',
  'Gemacht für den Guss um 17:10',
  'Deine Jacke sollte nicht zuerst aufgeben',
  'Skalet som ryms i en näve',
  'First-rate office waffles – “fit & final”, 20 % off at €189',
  'Most jackets leak where they are sewn. Ours are taped there twice, and tried for a winter on the 17:10 from Lindmoor before you get to wear them.',
  'Ein gerissener Saum liegt zwei Wochen auf unserer Werkbank und ist kein Grund für eine neue Jacke.',
  'AVAVA To Ty Va. “We’d rather mend it,” said P. T. Yeo.',
  'Regenbekleidungsfachgeschäft in der Lindmoorstraße',
  'well-worn, rain-proof, all-weather, door-to-door',
]
const styles: TypeStyle[] = [
  { font: 'young-serif-400', size: 52, lineHeight: 58, letterSpacing: 0 },
  { font: 'young-serif-400', size: 33, lineHeight: 38, letterSpacing: 0.5 },
  { font: 'inter-400', size: 13, lineHeight: 18, letterSpacing: 0 },
  { font: 'inter-400', size: 16, lineHeight: 26, letterSpacing: 0 },
  { font: 'inter-600', size: 17, lineHeight: 48, letterSpacing: -0.2 },
]
const widths = [160, 294, 560]

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await openPage(browser)
  const faces = Object.entries(files).map(
    ([key, file]) => `@font-face{font-family:"${key}";src:url(data:font/woff;base64,${readFileSync(resolve(file)).toString('base64')})}`,
  )
  await page.setContent(`<style>${faces.join('')}body{margin:0}</style><p>`)
  await page.evaluate((keys) => Promise.all(keys.map((key) => document.fonts.load(`16px "${key}"`))), Object.keys(files))
})
afterAll(() => browser.close())

/** Lines and the widest of them, as Chromium lays the text out. */
const laidOut = (text: string, { font, size, lineHeight, letterSpacing }: TypeStyle, width: number) =>
  page.evaluate(
    ([said, css]) => {
      const box = document.createElement('div')
      box.style.cssText = css
      box.textContent = said
      document.body.append(box)
      const range = document.createRange()
      range.selectNodeContents(box)
      const rows = new Map<number, { from: number; to: number }>()
      for (const { top, left, right } of range.getClientRects()) {
        const row = rows.get(Math.round(top)) ?? { from: left, to: right }
        rows.set(Math.round(top), { from: Math.min(row.from, left), to: Math.max(row.to, right) })
      }
      box.remove()
      return { lines: rows.size, width: Math.max(...[...rows.values()].map(({ from, to }) => to - from)) }
    },
    [text, `width:${width}px;font:${size}px/${lineHeight}px "${font}";letter-spacing:${letterSpacing}px`] as const,
  )

describe('text that we set', () => {
  it.each(styles)('breaks where Chromium breaks it, and is as wide: $font at $size px', async (type) => {
    const gauge = gauges.get(type.font)!
    for (const text of texts) {
      for (const width of widths) {
        const slot = { name: 'a', label: 'A', kind: 'headline', required: true, type, box: { x: 0, y: 0, width, height: 1_000 } } satisfies Slot
        const ours = measureText(slot, text, gauge)
        const theirs = await laidOut(text, type, width)
        expect({ text, width, lines: ours.lines }).toEqual({ text, width, lines: theirs.lines })
        expect(Math.abs(ours.width - theirs.width), `${text} in ${width} px: ${ours.width}, Chromium ${theirs.width}`).toBeLessThan(0.1)
      }
    }
  })
})
