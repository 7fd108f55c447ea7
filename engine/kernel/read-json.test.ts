import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault, readJson } from './read-json.ts'

describe('reads JSON', () => {
  it('and what poses as a refusal is still only JSON', () => {
    expect(readJson('{"refused": true}', 'The body')).toEqual({ json: { refused: true } })
  })

  it.each([
    ['{"title": ', 1, 11, 'it ends too early'],
    ['', 1, 1, 'it ends too early'],
    ['{\n  "title": nope\n}', 2, 12, 'a value was expected'],
    ['{\n  title: 1\n}', 2, 3, 'a name in double quotes was expected'],
    ['{"a" 1}', 1, 6, 'a colon was expected'],
    ['{"a": 1 "b": 2}', 1, 9, 'a comma or } was expected'],
    ['[1, 2, ]', 1, 8, 'a value was expected'],
    ['[1 2]', 1, 4, 'a comma or ] was expected'],
    ['{} x', 1, 4, 'nothing more was expected'],
    ['{"a": "b', 1, 7, 'the string does not end'],
    ['{"a": "b\nc"}', 1, 9, 'a control character stands in a string'],
    [String.raw`["\q"]`, 1, 3, 'there is no such escape'],
    ['[01]', 1, 3, 'a comma or ] was expected'],
  ])('and says of %j that in line %i, column %i, %s', (text, line, column, problem) => {
    expect(readJson(text, 'The body')).toMatchObject({ code: 'malformed', message: 'The body is not JSON.', where: [{ line, column, problem }] })
  })

  it('and finds a fault exactly where JSON.parse does not read on', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '"', '\\', '\\u00e4', '1', '-', '0', '.5', 'e3', 'true', 'null', ' ', '\n', '\u0001', 'ä'),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          pieces.map((some) => some.join('')),
        ),
        (text) => {
          expect(jsonFault(text) === undefined).toBe(parses(text))
        },
      ),
      { numRuns: 5_000 },
    )
  })

  it('a million brackets deep', () => {
    expect(jsonFault('['.repeat(1_000_000))).toEqual({ offset: 1_000_000, problem: 'it ends too early' })
  })
})

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
