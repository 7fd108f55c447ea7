import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines, unbreakable, widthOf } from './line-break.ts'
import type { Ruler } from './ruler.ts'

/** Every character half an em wide. */
const even: Ruler = { unitsPerEm: 1_000, has: () => true, units: (text) => [...text].length * 500 }
const style = { font: 'even', size: 20, lineHeight: 24, letterSpacing: 0 }
const set = (text: string, width: number): string[] => breakLines(text, width, style, even).map((line) => line.text)

describe('breaking lines', () => {
  it.each([
    ['words', 'Dry all the way home', 100, ['Dry all', 'the way', 'home']],
    ['exactly full', 'abcde fghij', 50, ['abcde', 'fghij']],
    ['a hair too narrow', 'ab cd', 49, ['ab', 'cd']],
    ['a word that is too wide stays whole', 'a Donaudampfschiff b', 60, ['a', 'Donaudampfschiff', 'b']],
    ['after a hyphen between letters', 'waterproof-ish coat', 110, ['waterproof-', 'ish coat']],
    ['not in a minus or a number', 'about -20 or 17-10', 60, ['about', '-20 or', '17-10']],
    ['not at a no-break space', 'take 20\u00a0%', 70, ['take', '20\u00a0%']],
    ['at a soft hyphen, which is then drawn', 'Regen\u00adjacke', 70, ['Regen‐', 'jacke']],
    ['soft hyphens that are not needed are not drawn', 'Regen\u00adjacke', 200, ['Regen\u00adjacke']],
    ['ideographs one by one, never before a full stop', '雨の日。', 30, ['雨の', '日。']],
    ['paragraphs', 'one\ntwo', 500, ['one', 'two']],
    ['white space collapses', '  a \t b  ', 500, ['a b']],
    ['nothing', '', 100, ['']],
  ])('%s', (_, text, width, lines) => expect(set(text, width)).toEqual(lines))

  it('loses no character and keeps every line within its width, unless one piece alone is wider', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '雨', 'W'), maxLength: 60 })
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 300 }), (said, width) => {
        const lines = breakLines(said, width, style, even)
        expect(
          lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(said.replaceAll(' ', ''))
        for (const line of lines) if (line.width > width + 1 / 64) expect(unbreakable(line.text)).toHaveLength(1)
      }),
    )
  })

  it('adds letter-spacing after each character', () => {
    expect(widthOf('abcd', { ...style, letterSpacing: 2 }, even)).toBe(48)
  })
})
