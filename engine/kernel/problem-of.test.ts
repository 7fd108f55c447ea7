import { expect, test } from 'vitest'
import { z } from 'zod'
import { problemOf } from './problem-of.ts'

test.each([
  [z.string().min(1), '', 'Say something here.'],
  [z.string().min(8), 'short', 'At least 8 characters.'],
  [z.string().max(3), 'long', 'At most 3 characters.'],
  [z.string().length(2), 'long', 'Exactly 2 characters.'],
  [z.array(z.string()).min(1), [], 'Choose at least one.'],
  [z.array(z.string()).min(2), ['a'], 'At least 2 of them.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'At most 1 of them.'],
  [z.number().min(1), 0, 'At least 1.'],
  [z.number().positive(), 0, 'More than 0.'],
  [z.number().max(0.5), 1, 'At most 0.5.'],
  [z.number().lt(1), 1, 'Less than 1.'],
  [z.string(), undefined, 'missing'],
  [z.string(), 7, 'expected string, received number'],
  [z.string().min(1, 'a name is missing'), '', 'a name is missing'],
])('%# is said in words', (schema, input, said) => expect(schema.safeParse(input).error?.issues.map(problemOf)).toEqual([said]))
