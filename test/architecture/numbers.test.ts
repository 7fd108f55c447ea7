import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

test.each(['server/store/migrations', 'docs/decisions'])('no two of %s share a number', (folder) => {
  const numbers = readdirSync(folder).flatMap((name) => /^\d{4}/.exec(name)?.[0] ?? [])
  expect(numbers.length).toBeGreaterThan(30)
  expect(numbers.filter((number, n) => numbers.indexOf(number) !== n)).toEqual([])
})
