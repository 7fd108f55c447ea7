import { expect, it } from 'vitest'
import { z } from 'zod'
import { inputFrom, readArguments } from './arguments.ts'

const input = z.strictObject({
  key: z.string(),
  limit: z.number().optional(),
  tags: z.array(z.string()).optional(),
  goal: z.strictObject({ metric: z.string() }).optional(),
  fields: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  counts: z.record(z.string(), z.number()).optional(),
})
const from = (...argv: string[]) => inputFrom(input, readArguments(argv).flags, async () => '{"key": "from-stdin"}')

it.each([
  ['a field called key', ['--key', 'claims'], { key: 'claims' }],
  ['the idempotency key, which is no field', ['--key=claims', '--idempotency-key', 'k1', '--json'], { key: 'claims' }],
  [
    'numbers, lists and what lies deeper',
    ['--key', 'a', '--limit', '5', '--tags', 'x, y', '--goal.metric', 'clicks'],
    { key: 'a', limit: 5, tags: ['x', 'y'], goal: { metric: 'clicks' } },
  ],
  [
    'digits as text where text may stand, and as a number where only one may',
    ['--key', 'a', '--fields.en.text', '1129', '--counts.rain', '7'],
    { key: 'a', fields: { en: { text: '1129' } }, counts: { rain: 7 } },
  ],
  ['standard input', ['--input', '-'], { key: 'from-stdin' }],
])('reads %s', async (_, argv, expected) => {
  expect(await from(...argv)).toEqual({ fields: expected })
})

it('says where what is meant as JSON stops being it, and leaves texts alone', async () => {
  expect(await from('--key', 'a', '--fields', '{"en": {"text": "x"')).toMatchObject({ code: 'malformed', message: '--fields is not JSON.' })
  expect(await from('--key', '{curly')).toEqual({ fields: { key: '{curly' } })
})
