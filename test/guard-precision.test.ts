import { describe, expect, test } from 'vitest'
import { type Confusion, labelled, matrixLines, measurePrecision, overall, precisionOf, recallOf } from '../bench/guard-precision.ts'
import { guardrailKindOf } from '../engine/guard/guardrails/index.ts'

describe('the labelled set', () => {
  const { cases } = labelled()

  test('is large, half of it hard, in several languages and scripts, with good and with bad', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(cases.filter(({ hard }) => hard !== undefined).length).toBeGreaterThanOrEqual(cases.length / 2)
    for (const locale of ['en', 'de', 'fr', 'es']) expect(cases.filter((one) => one.locale === locale).length).toBeGreaterThanOrEqual(30)
    expect(new Set(cases.map(({ locale }) => locale)).size).toBeGreaterThanOrEqual(12)
    expect(cases.filter(({ expects }) => expects.length > 0).length).toBeGreaterThanOrEqual(100)
    expect(cases.filter(({ expects }) => expects.length === 0).length).toBeGreaterThanOrEqual(100)
  })

  test('expects no kind that there is not, and holds nothing twice', () => {
    expect(cases.flatMap(({ expects }) => expects).filter((name) => !guardrailKindOf(name))).toEqual([])
    expect(new Set(cases.map((one) => JSON.stringify({ ...one, fresh: undefined, hard: undefined }))).size).toBe(cases.length)
  })
})

const measuring = Promise.all([false, true].map((isFresh) => measurePrecision(({ fresh = false }) => fresh === isFresh)))

// The bars stand at what is reached: a kind that gets worse is noticed, and one that gets better lifts its bar.
test.each([
  ['those that the kinds were mended by', 0, 0.98, 0.94],
  ['fresh ones, for which nothing was mended', 1, 0.74, 0.61],
] as const)(
  'of %s, the share that is right',
  async (what, at, precision, recall) => {
    const { cases, confusion } = (await measuring)[at]!
    const all = overall(confusion)
    console.log([`${cases.length} cases: ${what}`, ...matrixLines(confusion)].join('\n'))
    expect(precisionOf(all)).toBeGreaterThanOrEqual(precision)
    expect(recallOf(all)).toBeGreaterThanOrEqual(recall)
  },
  60_000,
)

test('what the product says of its guardrails is what is measured (-u prints it anew)', async () => {
  const [mended, fresh] = await measuring
  const told = ({ hit: right, false: wrong, missed }: Confusion) => `{ right: ${right}, wrong: ${wrong}, missed: ${missed} }`
  const kinds = mended!.confusion.map((one, n) => `    '${one.kind}': { mended: ${told(one)}, fresh: ${told(fresh!.confusion[n]!)} },`)
  await expect(
    [
      '// Printed by test/guard-precision.test.ts, which holds it to what is measured.',
      'export const measured = {',
      `  labelled: { mended: ${mended!.cases.length}, fresh: ${fresh!.cases.length}, mendedOn: '${labelled().mendedOn}' },`,
      '  kinds: {',
      ...kinds,
      '  },',
      '}',
      '',
    ].join('\n'),
  ).toMatchFileSnapshot('../engine/guard/precision.measured.ts')
}, 60_000)
