import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { smallPictures } from './small-pictures.ts'

const bytes = new Uint8Array(8)
const counting = (weight = 8) => {
  const seen = { made: 0, now: 0, most: 0 }
  const small = smallPictures(async () => {
    seen.made++
    seen.most = Math.max(seen.most, ++seen.now)
    await pause(2)
    seen.now--
    return new Uint8Array(weight)
  })
  return { seen, ask: (key: string) => small(key, () => Promise.resolve(bytes)), small }
}

it('makes each picture once, however many ask for it, and two at a time', async () => {
  const { seen, ask } = counting()
  await Promise.all(Array.from({ length: 60 }, (_, n) => ask(`picture ${n % 6}`)))
  await ask('picture 0')
  expect(seen).toEqual({ made: 6, now: 0, most: 2 })
})

it('forgets first what nobody has asked for longest', async () => {
  const { seen, ask } = counting(10_000_000)
  for (const key of ['a', 'b', 'a', 'c']) await ask(key)
  expect(seen.made).toBe(3)
  await ask('a')
  expect(seen.made).toBe(3)
  await ask('b')
  expect(seen.made).toBe(4)
})

it('goes on after one that is not there, and one that cannot be made', async () => {
  const { seen, ask, small } = counting()
  expect(await small('none', () => Promise.resolve(undefined))).toBeUndefined()
  for (let turn = 0; turn < 3; turn++) await expect(small('broken', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await Promise.all(['a', 'b', 'c'].map(ask))
  expect(seen).toMatchObject({ made: 3, now: 0 })
})

it('lets no other picture wait for what has to be drawn before', async () => {
  const { ask, small } = counting()
  const drawn = Promise.withResolvers<void>()
  const pages = ['x', 'y', 'z'].map((key) =>
    small(
      key,
      () => Promise.resolve(bytes),
      () => drawn.promise,
    ),
  )
  expect(await ask('a')).toBeDefined()
  drawn.resolve()
  expect((await Promise.all(pages)).map((page) => page?.length)).toEqual([8, 8, 8])
})
