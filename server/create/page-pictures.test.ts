import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { folderStorage } from '../../adapters/storage/folder.ts'
import { pagePictures } from './page-pictures.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'continuo-pages-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const hash = 'a'.repeat(64)
const engine = 'eng_1'

it('draws each page once, one at a time, keeps it, and tries nothing again that could not be drawn', async () => {
  const [kept, assets] = [folderStorage(join(folder, 'kept')), folderStorage(join(folder, 'assets'))]
  await assets.put(engine, hash, new Uint8Array(8))
  const seen = { drawn: [] as number[], now: 0, most: 0 }
  const draw = async (_: Uint8Array, page: number) => {
    seen.drawn.push(page)
    seen.most = Math.max(seen.most, ++seen.now)
    await Promise.resolve()
    seen.now--
    return page === 3 ? ('tooLong' as const) : page > 3 ? ('noPage' as const) : new Uint8Array([page])
  }
  const pages = pagePictures(kept, assets, draw)
  const all = await Promise.all([1, 2, 1, 3, 4, 2].map((page) => pages.of(engine, hash, page)))
  expect(all.map((one) => ('code' in one ? one.code : [...one]))).toEqual([[1], [2], [1], 'unreadableFile', 'notFound', [2]])
  expect(await pages.of(engine, hash, 3)).toMatchObject({ message: 'Page 3 cannot be drawn: it takes too long.' })
  expect(seen).toEqual({ drawn: [1, 2, 3, 4], now: 0, most: 1 })
  const later = pagePictures(kept, assets, draw)
  expect(await later.of(engine, hash, 2)).toEqual(Buffer.from([2]))
  expect(seen.drawn).toHaveLength(4)
  expect(await later.of(engine, 'b'.repeat(64), 1)).toMatchObject({ code: 'notFound' })
})

it('draws what somebody asked for before it was there, or where it is not', async () => {
  const [kept, assets] = [folderStorage(join(folder, 'early')), folderStorage(join(folder, 'late'))]
  const pages = pagePictures(kept, assets, async (_, page) => (page === 1 ? new Uint8Array([page]) : 'noPage'))
  expect(await pages.of(engine, hash, 1)).toMatchObject({ code: 'notFound' })
  expect(await pages.of('eng_2', hash, 1)).toMatchObject({ code: 'notFound' })
  await assets.put(engine, hash, new Uint8Array(8))
  expect(await pages.of(engine, hash, 1)).toEqual(new Uint8Array([1]))
  expect(await pages.of(engine, hash, 2)).toMatchObject({ message: 'Page 2 cannot be drawn: it has no such page.' })
  expect(await pages.of('eng_2', hash, 2)).toMatchObject({ message: 'There is no such document.' })
})

it('tries again after a minute what may have come of a busy machine, and nothing else', async () => {
  const [kept, assets] = [folderStorage(join(folder, 'again')), folderStorage(join(folder, 'there'))]
  await assets.put(engine, hash, new Uint8Array(8))
  let asked = 0
  const pages = pagePictures(kept, assets, async (_, page) => (++asked, page === 1 ? 'tooLong' : 'broken'))
  const both = () => Promise.all([1, 2].map((page) => pages.of(engine, hash, page)))
  await both()
  await both()
  expect(asked).toBe(2)
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
  await both().finally(() => vi.useRealTimers())
  expect(asked).toBe(3)
})

it('refuses what would wait too long', async () => {
  const assets = folderStorage(join(folder, 'many'))
  await assets.put(engine, hash, new Uint8Array(8))
  const held = Promise.withResolvers<'noPage'>()
  const pages = pagePictures(folderStorage(join(folder, 'none')), assets, () => held.promise)
  const asked = Array.from({ length: 140 }, (_, n) => pages.of(engine, hash, n + 1))
  const busy = await Promise.race(asked)
  expect(busy).toMatchObject({ code: 'busy' })
  held.resolve('noPage')
  const codes = (await Promise.all(asked)).map((one) => ('code' in one ? one.code : ''))
  expect(codes.filter((code) => code === 'busy').length).toBeGreaterThan(20)
  expect(codes.filter((code) => code === 'notFound').length).toBeGreaterThan(90)
})
