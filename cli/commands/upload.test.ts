import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pdf } from '../../adapters/imports/document.fixture.ts'
import { blots, saysItAll } from '../../adapters/imports/picture.fixture.ts'
import { writeLocalAccess } from '../../server/local-access.ts'
import { rooms } from '../../server/rooms.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { runCli } from '../run.ts'

let on: RunningEngine
let folder: string
beforeAll(async () => {
  on = await runningEngine({ rooms })
  folder = await mkdtemp(join(tmpdir(), 'continuo-upload-'))
  await writeLocalAccess(folder, { url: on.address, token: await on.tokenOf('tomas') })
})
afterAll(async () => {
  await on.stop()
  await rm(folder, { recursive: true, force: true })
})

const coloured = (background: string): Promise<Uint8Array> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()

const upload = async (...words: string[]) => {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const code = await runCli(['upload', ...words], { out: say, err: say, width: 100, environment: { DATA_DIR: folder }, stdin: async () => '' })
  return { code, text: said.join('\n') }
}
const does = (...words: string[]) =>
  runCli(words, { out: () => {}, err: () => {}, width: 100, environment: { DATA_DIR: folder }, stdin: async () => '' })
const total = async () => (await on.does('tomas', 'asset.list', {})).total

it('brings a folder in to its bottom; the same line again sends nothing twice, and what is no picture is named', async () => {
  const pictures = join(folder, 'pictures')
  await mkdir(join(pictures, 'deep'), { recursive: true })
  await writeFile(join(pictures, 'red_one.png'), await coloured('#c02020'))
  await writeFile(join(pictures, 'deep', 'green.png'), await coloured('#20c020'))
  await writeFile(join(pictures, 'deep', 'price_list.pdf'), pdf({ pages: [['Prices']] }))
  await writeFile(join(pictures, 'notes.txt'), 'no picture')
  await writeFile(join(pictures, 'broken.png'), 'no picture either')
  const first = await upload(pictures)
  expect(first.code).toBe(1)
  expect(first.text).toContain('notes.txt: a TXT file, not a picture, video, document or file of captions by its name')
  expect(first.text).toMatch(/broken\.png: The picture cannot be read: its bytes are no picture\./)
  expect(first.text).toMatch(/3 files added, 1 refused, 1 left out\.$/)
  expect(await total()).toBe(3)
  expect((await on.does('tomas', 'asset.list', {})).items.map(({ name }) => name).sort()).toEqual(['Green', 'Price list', 'Red one'])
  const again = await upload(pictures, '--json')
  const { items } = JSON.parse(again.text) as { items: { name: string; outcome: string; asset?: string }[] }
  expect(items.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'same', 'same', 'same', 'skipped'])
  expect(await total()).toBe(3)
})

it('says of what it adds that it looks nearly like what is there, and what its file states of its rights', async () => {
  await writeFile(join(folder, 'cove.png'), await blots(91, 320, 240).png().toBuffer())
  await writeFile(join(folder, 'cove_small.png'), await blots(91, 160, 120).png().toBuffer())
  expect(await upload(join(folder, 'cove.png'))).toEqual({ code: 0, text: '1 file added.' })
  const { text } = await upload(join(folder, 'cove_small.png'))
  expect(text).toMatch(/cove_small\.png: added; looks nearly like “Cove” \(cove\)\n1 file added\.$/)
  await writeFile(join(folder, 'dale.jpg'), await blots(92).withXmp(saysItAll).jpeg().toBuffer())
  expect((await upload(join(folder, 'dale.jpg'))).text.split('\n').slice(-4)).toEqual([
    expect.stringMatching(/dale\.jpg: added; not cleared: its file says that it belongs to Ann Example$/),
    '1 file added.',
    '1 file not cleared: each states a holder or terms of its own, and is shown nowhere until its rights are settled.',
    'To see them: continuo asset list --rights uncleared. One that is yours: continuo asset amend --id KEY --rights null. All at once: in the console, under Library, by rights “not cleared”.',
  ])
  expect(await does('asset', 'amend', '--id', 'dale', '--rights', 'null')).toBe(0)
  expect((await on.does('tomas', 'asset.show', { id: 'dale' })).asset).not.toHaveProperty('rights')
})

it('opens a ZIP file, and refuses by name what leads out of it, what swells, and what is packed within', async () => {
  const before = await total()
  const archive = join(folder, 'many.zip')
  const bomb = Buffer.alloc(15_000_000)
  await writeFile(
    archive,
    zipSync({
      'a/blue.png': await coloured('#2020c0'),
      'a/care.pdf': pdf({ pages: [['Care']] }),
      '../../etc/evil.png': await coloured('#123456'),
      'inner.zip': zipSync({ 'x.png': strToU8('x') }),
      'swells.png': bomb,
      '__MACOSX/._blue.png': strToU8('x'),
    }),
  )
  const told = await upload(archive)
  expect(told.text).toContain('evil.png: its name leads out of the archive')
  expect(told.text).toContain('inner.zip: an archive within an archive')
  expect(told.text).toMatch(/swells\.png: it unpacks to \d+ times its size/)
  expect(told.text).not.toContain('MACOSX')
  expect(told).toMatchObject({ code: 0, text: expect.stringMatching(/2 files added, 3 left out\.$/) as string })
  expect(await total()).toBe(before + 2)
})

it('says what is no archive, no path, and nothing at all', async () => {
  await writeFile(join(folder, 'cut.zip'), 'PK nothing')
  expect(await upload(join(folder, 'cut.zip'))).toMatchObject({ code: 1, text: expect.stringContaining('is no ZIP file') as string })
  expect(await upload(join(folder, 'nowhere'))).toMatchObject({ code: 1, text: expect.stringContaining('There is no ') as string })
  expect((await upload()).code).toBe(1)
})

it('names the words that are not in the vocabulary, and the nearest that are', async () => {
  await on.does('maren', 'concept.add', { key: 'rain', label: 'Rain', of: 'weather' })
  const path = join(folder, 'tagged.png')
  await writeFile(path, await coloured('#2040a0'))
  const refused = await upload(path, '--tags', 'raiin,hiking')
  expect(refused.code).toBe(1)
  expect(refused.text).toContain('“raiin” is not in the vocabulary (did you mean rain?). “hiking” is not in the vocabulary.')
})
