import { expect, it } from 'vitest'
import { z } from 'zod'
import { inputFrom, readArguments } from './arguments.ts'

const input = z.strictObject({
  key: z.string(),
  limit: z.number().optional(),
  tags: z.array(z.string()).optional(),
  goal: z.strictObject({ metric: z.string() }).optional(),
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
  ['standard input', ['--input', '-'], { key: 'from-stdin' }],
])('reads %s', async (_, argv, expected) => {
  expect(await from(...argv)).toEqual({ fields: expected })
})
