import { afterAll, beforeAll, expect, it } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { testEngine, type TestEngine } from './engine.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine({ rooms })
})
afterAll(() => on.stop())

const file = (name: string) => `@fontsource/inter/files/inter-${name}-normal.woff`

it('is read from its file: family, weight and licence as the package says them, and what each letter takes', async () => {
  const added = await on.does('sander', 'font.add', { file: file('latin-600') })
  expect(added).toMatchObject({ key: 'inter-600', family: 'Inter', weight: 600, licence: 'OFL-1.1' })
  expect(added).not.toHaveProperty('table')
  const { items } = await on.does('ruth', 'font.list', {})
  expect(items[0]?.table.characters).toContain('ß')
})

it('is called otherwise where that is wanted, and no two are called alike', async () => {
  expect(await on.refuses('sander', 'font.add', { file: file('latin-600') })).toMatchObject({ code: 'alreadyExists', where: [{ path: 'key' }] })
  expect(await on.does('sander', 'font.add', { file: file('cyrillic-600') })).toMatchObject({ key: 'inter-cyrillic-600', family: 'Inter' })
  expect(await on.does('sander', 'font.add', { file: file('cyrillic-600'), key: 'inter-again', standsIn: true })).toMatchObject({
    key: 'inter-again',
    standsIn: true,
  })
})

it('names the package that is not installed, and refuses what is no file of one', async () => {
  expect(await on.refuses('sander', 'font.add', { file: '@fontsource/noto-sans-jp/files/noto-sans-jp-japanese-400-normal.woff' })).toMatchObject({
    code: 'notFound',
    where: [{ path: 'file', problem: 'not installed' }],
    remedy: expect.stringContaining('npm install @fontsource/noto-sans-jp ') as string,
  })
  expect(await on.refuses('sander', 'font.add', { file: '../../etc/passwd' })).toMatchObject({ code: 'invalidInput', where: [{ path: 'file' }] })
})
