import { expect, it } from 'vitest'
import { Kept } from './kept.ts'

it('forgets what was used least lately, and what failed', async () => {
  const kept = new Kept<Promise<number>>(2)
  const made: string[] = []
  const get = (key: string, of: () => Promise<number>) => {
    return kept.get(key, () => {
      made.push(key)
      return of()
    })
  }
  await expect(get('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await get('a', async () => 1)).toBe(1)
  for (const key of ['b', 'a', 'c', 'a', 'b']) await get(key, async () => 2)
  expect(made).toEqual(['a', 'a', 'b', 'c', 'b'])
})
