import { describe, expect, it } from 'vitest'
import { FontTable } from '../../engine/create/font.ts'
import { widthOf } from '../../engine/create/line-break.ts'
import { rulerOf } from '../../engine/create/ruler.ts'
import { fontTable, readFont } from './read-font.ts'

/** Widths at 40 px that Chromium 153 gave for the same files (getBoundingClientRect, in steps of 1/64 px). */
const files = {
  '@fontsource/young-serif/files/young-serif-latin-400-normal.woff': [424.13, 592.33, 622.61, 644.28, 330.53],
  '@fontsource/inter/files/inter-latin-400-normal.woff': [397.02, 557.77, 596.47, 616.95, 308.86],
  '@fontsource/inter/files/inter-latin-600-normal.woff': [403.34, 570.81, 607.48, 626.56, 317.72],
}
const texts = [
  'Dry all the way home',
  'Your coat should not quit first',
  'Gemacht für den Guss um 17:10',
  'Ta Va AV To Yo fi ffi office waffle',
  'LT P. “quoted” ’s',
]

describe('reading fonts', () => {
  it.each(Object.entries(files))('%s sets text as wide as a browser does, ligatures and kerning included', (file, widths) => {
    const table = readFont(file)
    expect(FontTable.parse(table)).toEqual(table)
    const ruler = rulerOf(table)
    const ours = texts.map((text) => widthOf(text, { font: 'x', size: 40, lineHeight: 48, letterSpacing: 0 }, ruler))
    ours.forEach((width, n) => expect(Math.abs(width - widths[n]!)).toBeLessThan(0.02))
  })

  it('knows which characters a font cannot draw', () => {
    const ruler = rulerOf(readFont('@fontsource/inter/files/inter-latin-400-normal.woff'))
    expect([...'Aß€雨ب \u00ad'].filter((character) => !ruler.has(character))).toEqual(['雨', 'ب'])
  })

  it('refuses what is no font', () => {
    expect(() => fontTable(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toThrow('Not a WOFF')
  })
})
