import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pdf } from '../../adapters/imports/document.fixture.ts'
import { blots, saysItAll } from '../../adapters/imports/picture.fixture.ts'
import { writeLocalAccess } from '../../server/local-access.ts'
import { rooms } from '../../server/rooms.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { runCli } from '../run.ts'

let on: RunningEngine
let data: string
let folder: string
beforeAll(async () => {
  on = await runningEngine({ rooms })
  data = await mkdtemp(join(tmpdir(), 'continuo-sync-'))
  folder = join(data, 'Autumn Shoot')
  await mkdir(join(folder, 'deep'), { recursive: true })
  await writeLocalAccess(data, { url: on.address, token: await on.tokenOf('tomas') })
})
afterAll(async () => {
  await on.stop()
  await rm(data, { recursive: true, force: true })
})

const sync = async (...words: string[]) => {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const code = await runCli(['sync', folder, ...words], { out: say, err: say, width: 100, environment: { DATA_DIR: data }, stdin: async () => '' })
  return { code, text: said.join('\n') }
}
const draw = async (path: string, seed: number) => writeFile(join(folder, path), await blots(seed, 60, 40).png().toBuffer())
const held = async () =>
  (await on.does('tomas', 'asset.list', { folder: 'autumn-shoot' })).items.map(({ path, key, replaces }) => ({ path, key, replaces }))

it('follows a designer’s folder: new, the same, changed, renamed, gone, and goes on from what the library knows', async () => {
  await draw('ridge.png', 1)
  await draw('deep/firs.png', 2)
  await draw('.hidden.png', 3)
  await draw('half.png.part', 4)
  await writeFile(join(folder, 'layers.psd'), 'not ours')
  await writeFile(join(data, 'outside.png'), await blots(5, 60, 40).png().toBuffer())
  await symlink(join(data, 'outside.png'), join(folder, 'link.png'))
  expect(await sync()).toMatchObject({
    code: 0,
    text: expect.stringMatching(/2 new, 1 file left out: no picture, video or document by its name\.$/) as string,
  })
  expect((await held()).map(({ path }) => path).sort()).toEqual(['deep/firs.png', 'ridge.png'])
  expect(await sync()).toMatchObject({ code: 0, text: '2 the same, 1 file left out: no picture, video or document by its name.' })

  const image = await on.does('jonna', 'component.add', { kind: 'image', key: 'ridge-shown', fields: { '*': { asset: 'ridge' } }, tags: [] })
  await draw('ridge.png', 6)
  await rename(join(folder, 'deep/firs.png'), join(folder, 'trees.png'))
  const changed = await sync()
  expect(changed.text).toMatch(/ridge\.png: changed, a new version; 1 component shows the one before\. .*continuo asset replace --id ridge /)
  expect(changed.text).toContain('trees.png: renamed, was deep/firs.png')
  const [newest] = (await held()).filter(({ replaces }) => replaces !== undefined)
  expect((await on.does('tomas', 'component.show', { id: image.id })).component.fields).toEqual(image.fields)

  const replaced = await on.does('jonna', 'asset.replace', { id: 'ridge', reason: 'The new version of the shoot' })
  expect(replaced.components).toMatchObject([{ id: image.id }])
  const after = await on.does('tomas', 'component.show', { id: image.id })
  const { asset: shown } = await on.does('tomas', 'asset.show', { id: newest?.key ?? '' })
  expect(after.component).toMatchObject({ fields: { '*': { asset: shown.id } }, state: 'draft' })
  expect(after.component.hash).not.toBe(image.hash)
  expect(await on.refuses('jonna', 'asset.replace', { id: shown.id, reason: 'Once more' })).toMatchObject({
    message: 'There is no newer version of it.',
  })

  await rm(join(folder, 'trees.png'))
  expect((await sync()).text).toContain('trees.png: gone, its file is gone; it stays in the library')
  expect((await sync('--retire')).text).toMatch(/Nothing is retired yet\. To retire 1 asset /)
  expect(await held()).toHaveLength(3)
  expect((await sync('--retire', '--yes')).text).toContain('trees.png: gone, retired')
  expect((await held()).map(({ path }) => path)).toEqual(['ridge.png', 'ridge.png'])
  await draw('back.png', 2)
  expect((await sync()).text).toContain('back.png: retired before, it was retired in the library and stays so')
}, 60_000)

it('keeps the versions of a document', async () => {
  const save = (year: string) => writeFile(join(folder, 'prices.pdf'), pdf({ pages: [[`Prices ${year}`]] }))
  await save('2025')
  expect((await sync()).text).toContain('prices.pdf: new')
  await save('2026')
  expect((await sync()).text).toContain('prices.pdf: changed, a new version')
  expect((await on.does('tomas', 'asset.list', { words: 'prices 2026' })).items).toMatchObject([{ path: 'prices.pdf', pages: 1 }])
})

it('takes over what lay in the library already, and says what is not cleared and what is no folder', async () => {
  const bytes = await blots(9, 60, 40).png().toBuffer()
  const before = await on.does('jonna', 'asset.add', { name: 'Was here', content: bytes.toString('base64') })
  await writeFile(join(folder, 'was-here.png'), bytes)
  expect((await sync()).text).toMatch(/was-here\.png: in the library already, and is what this file mirrors\n(?:.*\n)*1 in the library already/)
  expect((await on.does('tomas', 'asset.show', { id: before.id })).asset).toMatchObject({ folder: 'autumn-shoot', path: 'was-here.png' })
  await writeFile(join(folder, 'dale.jpg'), await blots(10).withXmp(saysItAll).jpeg().toBuffer())
  const { text } = await sync()
  expect(text).toContain('dale.jpg: new, not cleared: its file says that it belongs to Ann Example')
  expect(text.split('\n').at(-2)).toBe(
    '1 file not cleared: each states a holder or terms of its own, and is shown nowhere until its rights are settled.',
  )
  const said: string[] = []
  const code = await runCli(['sync', join(folder, 'nowhere')], {
    out: (line) => said.push(line),
    err: (line) => said.push(line),
    width: 100,
    environment: { DATA_DIR: data },
    stdin: async () => '',
  })
  expect([code, said.join('\n')]).toEqual([1, expect.stringContaining('There is no folder')])
})

it('goes on watching until it is stopped', async () => {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const stopping = new AbortController()
  const running = runCli(['sync', folder, '--watch'], {
    out: say,
    err: say,
    width: 100,
    environment: { DATA_DIR: data },
    stdin: async () => '',
    stopped: stopping.signal,
  })
  await expect.poll(() => said.join('\n'), { timeout: 30_000 }).toMatch(/the same/)
  await draw('came-later.png', 12)
  await expect.poll(() => said.join('\n'), { timeout: 30_000 }).toContain('came-later.png: new')
  stopping.abort()
  expect(await running).toBe(0)
}, 60_000)
