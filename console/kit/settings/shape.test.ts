import { expect, test } from 'vitest'
import { z } from 'zod'
import { policies } from '../../../engine/decide/policies/index.ts'
import { guardrailKinds } from '../../../engine/guard/guardrails/index.ts'
import { isNoNumber, linesOf, settingTyped, settingsIn } from './shape.ts'

const read = (schema: z.ZodType) => settingsIn(z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>)

test('every setting of every guardrail and policy has a field of its own, with a name for people', () => {
  const all = [...guardrailKinds, ...policies].flatMap(({ name, settings }) => read(settings).map((one) => ({ of: name, ...one })))
  expect(all.length).toBeGreaterThan(15)
  expect(all.filter(({ shape }) => shape.kind === 'other')).toEqual([])
  expect(all.filter(({ label }) => !/^[\p{Lu}ε β].*\p{L}/u.test(label))).toEqual([])
})

test('what a schema declares is what the form asks for', () => {
  const schema = z.strictObject({
    most: z.number().int().optional().meta({ title: 'At most' }).describe('bytes'),
    warnDays: z.number().default(14),
    utm: z.array(z.enum(['a', 'b'])).default([]),
    tags: z.array(z.string()).default([]).meta({ of: 'concept' }),
    words: z.record(z.string(), z.array(z.string())),
    instead: z.record(z.string(), z.string()).default({}),
    shares: z.record(z.string(), z.number().int()).default({}).meta({ of: 'component' }),
    deep: z.array(z.strictObject({ a: z.string() })).default([]),
  })
  expect(read(schema).map(({ name, label, hint, usual, required, shape }) => [name, label, hint, usual, required, shape])).toEqual([
    ['most', 'At most', 'bytes', undefined, false, { kind: 'number' }],
    ['warnDays', 'Warn days', undefined, 14, false, { kind: 'number' }],
    ['utm', 'Utm', undefined, [], false, { kind: 'several', options: ['a', 'b'], of: undefined }],
    ['tags', 'Tags', undefined, [], false, { kind: 'several', options: undefined, of: 'concept' }],
    ['words', 'Words', undefined, undefined, true, { kind: 'listsByKey' }],
    ['instead', 'Instead', undefined, {}, false, { kind: 'pairs', value: 'text', of: undefined }],
    ['shares', 'Shares', undefined, {}, false, { kind: 'pairs', value: 'number', of: 'component' }],
    ['deep', 'Deep', undefined, [], false, { kind: 'other' }],
  ])
})

test.each([
  ['', undefined],
  [' 12,5 ', 12.5],
  ['much', 'much'],
])('“%s” is %s', (typed, value) => expect(settingTyped(typed)).toBe(value))

test('one a line', () => expect(linesOf(' a \n\n b c\n')).toEqual(['a', 'b c']))

test('a number that a schema would not take is known before anybody is asked', () => {
  const [share, whole] = read(z.strictObject({ share: z.number().min(0).max(1).default(0), whole: z.number().int().default(1) }))
  if (!share || !whole) throw new Error('two settings were declared')
  expect([undefined, 0, 0.5, 1].filter((value) => isNoNumber(share, value))).toEqual([])
  expect([7, -0.1, 'seven'].filter((value) => !isNoNumber(share, value))).toEqual([])
  expect(whole.shape).toEqual({ kind: 'number' })
})
