import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExpression } from './parse.ts'
import { printSyntax } from './print.ts'
import { anySyntax } from './syntax.arbitrary.ts'
import type { Syntax } from './syntax.ts'

/** The tree without its places. */
const bare = (node: unknown): unknown =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (/span$/i.test(key) ? undefined : Object.is(value, -0) ? '-0' : value)))

const read = (source: string): Syntax => {
  const parsed = parseExpression(source)
  if (!parsed.ok) throw new Error(`${source}: ${parsed.problems[0]!.message}`)
  return parsed.syntax
}

test('what is printed reads back as the same tree', () => {
  fc.assert(
    fc.property(anySyntax, (syntax) => {
      expect(bare(read(printSyntax(syntax)))).toEqual(bare(syntax))
    }),
    { numRuns: 500 },
  )
})

describe('prints canonical text', () => {
  test.each([
    ['a&&b||c', 'a && b || c'],
    ['a && (b || c)', 'a && (b || c)'],
    ['(a && b) && c', '(a && b) && c'],
    ["'it\\'s' + r'\\d'", '"it\'s" + "\\\\d"'],
    ['1-(2-3)-4', '1 - (2 - 3) - 4'],
    ['-(1)', '-(1)'],
    ['- 1', '-1'],
    ['!(a in [1,2,])', '!(a in [1, 2])'],
    ['(a?b:c)?d:e?f:g', '(a ? b : c) ? d : e ? f : g'],
    ['1.0 + 1e3 + .5 + 0x10', '1.0 + 1000.0 + 0.5 + 16'],
    ['{"k" : a.b[ 0 ] .c( 1,2 )}', '{"k": a.b[0].c(1, 2)}'],
    ['a // remark\n == 1', 'a == 1'],
  ])('%s', (source, printed) => expect(printSyntax(read(source))).toBe(printed))
})
