import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCli } from '../cli/run.ts'
import { contentHash } from '../engine/kernel/canonical.ts'
import { pdf } from '../adapters/imports/document.fixture.ts'
import type { Operations } from '../engine/operations.ts'
import { packagesFolder } from '../server/deliver/packages-folder.ts'
import { zipFile } from '../server/deliver/zip-file.ts'
import { writeLocalAccess } from '../server/local-access.ts'
import { rooms } from '../server/rooms.ts'
import { brand } from '../starter/brand.ts'
import { displaySizes } from '../engine/create/display-sizes.ts'
import { displaySlots } from '../starter/display.ts'
import { approveTemplate, checkedFamily } from './released.ts'
import { runningEngine, type RunningEngine } from './running.ts'

type Shown = Operations['package.show']['output']

const told = { people: {}, answers: {}, now: new Date(0) }
const [format, ...formats] = displaySizes
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

let now: Date | undefined
let on: RunningEngine
let picture: Operations['asset.add']['output']
let wide: string
beforeAll(async () => {
  on = await runningEngine({ rooms, clock: () => now ?? new Date() })
  for (const { operation, input } of brand) await on.does('sander', operation, input(told) as never)
  const body = await readFile(new URL('../starter/templates/iab-display.html', import.meta.url), 'utf8')
  const slots = [...displaySlots]
  await on.does('sander', 'template.add', {
    key: 'iab-display',
    name: 'Display set',
    channel: 'display',
    brand: 'lindmoor-trail',
    format,
    formats,
    slots,
    body,
  })
  await approveTemplate(on, 'iab-display')
  const content = (await readFile(new URL('../starter/pictures/rain-on-granite.jpg', import.meta.url))).toString('base64')
  picture = await on.does('jonna', 'asset.add', {
    name: 'Rain/../on "granite"',
    content,
    alt: { en: 'Rain on granite', de: 'Regen auf Granit' },
    rights: { holder: 'Ann Example', territories: ['DE', 'SE'], media: ['display', 'web'], until: inDays(30) },
  })
  const made = async (kind: string, key: string, fields: Operations['component.add']['input']['fields']) =>
    (await on.does('tomas', 'component.add', { kind, key, fields, tags: [] })).id
  const href = 'https://lindmoor.example/shells'
  const short = await made('headline', 'short', { en: { text: 'Dry all the way home' }, de: { text: 'Trocken bis nach Hause' } })
  wide = await made('headline', 'wide', { en: { text: 'Regenbekleidungsfachgeschäftseröffnungstag' }, de: { text: 'Trocken' } })
  const image = await made('image', 'rain', { '*': { asset: picture.id } })
  const call = await made('callToAction', 'call', { en: { text: 'See the shells', href }, de: { text: 'Ansehen', href } })
  await on.does('tomas', 'family.compose', {
    key: 'banners',
    name: 'Banners',
    template: 'iab-display',
    slots: {
      headline: { components: [short, wide] },
      image: { components: [image] },
      callToAction: { components: [call] },
      legalLine: { components: [] },
    },
    locales: ['en', 'de'],
    markets: ['DE'],
  })
  while ((await on.does('tomas', 'family.preflight', { id: 'banners' })).state === 'measuring') await pause(200)
}, 90_000)
afterAll(() => on.stop())

const finished = (id: string, timeout = 60_000): Promise<Shown> =>
  vi.waitFor(
    async () => {
      const shown = await on.does('ruth', 'package.show', { id })
      expect(shown.state).not.toBe('running')
      return shown
    },
    { timeout, interval: 100 },
  )
const packed = async (input: Operations['package.start']['input']): Promise<Shown> => finished((await on.does('tomas', 'package.start', input)).id)
const hereOf = (address: string): string => address.replace(/^https?:\/\/[^/]+/, on.address)
const fetched = async (id: string): Promise<Uint8Array> => {
  const { address } = await on.does('tomas', 'package.take', { id })
  const answer = await fetch(hereOf(address))
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-robots-tag')]).toEqual([200, 'application/zip', 'noindex'])
  return new Uint8Array(await answer.arrayBuffer())
}
const jsonIn = (files: Record<string, Uint8Array>, name: string) => JSON.parse(strFromU8(files[name]!)) as never

const approve = async () => {
  const asked = await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: 'banners' } })
  let state = asked.state
  for (const who of ['maren', 'ruth', 'sander', 'aiko']) {
    if (state !== 'waiting') break
    const answer = await on.perform({
      engine: on.founded.engine,
      actor: await on.actor(who),
      operation: 'approval.judge',
      input: { id: asked.id, hash: asked.subject.hash, verdict: 'approve' },
    })
    state = (answer as { state?: typeof state }).state ?? state
  }
  expect(state).toBe('approved')
}

describe('a package of a family', () => {
  it('is refused as long as no yes stands, and says whose is missing', async () => {
    expect(await on.refuses('tomas', 'package.start', { family: 'banners' })).toMatchObject({
      code: 'notApproved',
      message: expect.stringContaining('“Banners”'),
    })
  })

  it('holds what is approved and passes, each file described and hashed; the journal seals the list', async () => {
    await approve()
    const done = await packed({
      family: 'banners',
      choice: { sizes: ['half-page', 'medium-rectangle'], types: ['jpg', 'webp'] },
      recipient: 'An agency',
    })
    expect([done.state, done.because]).toEqual(['done', undefined])
    const bytes = await fetched(done.id)
    expect({ hash: sha256(bytes), bytes: bytes.length }).toEqual(done.archive)
    const files = unzipSync(bytes)
    for (const { path, hash } of done.files) expect([path, sha256(files[path]!)]).toEqual([path, hash])
    expect(Object.keys(files).sort()).toEqual([...done.files.map(({ path }) => path), 'receipt.json'].sort())
    // English says a word that no size holds; German has both headlines.
    expect(done.left).toMatchObject([{ what: expect.stringContaining('Regenbekleidung'), why: expect.stringContaining('text-fits-its-slot') }])
    const pictures = done.files.filter(({ path }) => /\.(jpg|webp)$/.test(path))
    expect(pictures).toHaveLength(3 * 2 * 2)
    const half = pictures.find(({ path }) => path.startsWith('banners/de/half-page-300x600/wide-') && path.endsWith('.jpg'))!
    expect(await sharp(files[half.path]).metadata()).toMatchObject({ format: 'jpeg', width: 300, height: 600 })
    const spec = jsonIn(files, 'spec.json') as { files: Record<string, unknown>[]; pictures: object; approval: object; family: object; use: object }
    expect(spec).toMatchObject({
      family: { key: 'banners', locales: ['en', 'de'] },
      approval: { id: done.approval, by: [expect.any(String)] },
      use: { territories: ['DE'], media: ['display'] },
      pictures: { [picture.key]: { hash: picture.hash, rights: { holder: 'Ann Example', territories: ['DE', 'SE'], until: inDays(30) } } },
    })
    expect(spec.files.find(({ path }) => path === half.path)).toMatchObject({
      sha256: half.hash,
      bytes: half.bytes,
      locale: 'de',
      size: { name: 'half-page', width: 300, height: 600 },
      limit: { bytes: expect.any(Number) },
      alt: expect.stringContaining('Trocken'),
      components: { headline: 'wide', image: 'rain', callToAction: 'call' },
      usableUntil: inDays(30),
    })
    expect(strFromU8(files['spec.html']!)).toContain('Ann Example')
    expect(jsonIn(files, 'receipt.json')).toMatchObject({ package: done.id, recipient: 'An agency', files: done.files })
    expect(done.manifest).toBe(contentHash(done.files))
    await on.sealer.settle(on.founded.engine)
    const { items } = await on.does('ruth', 'journal.list', { object: { type: 'package', id: done.id } } as never)
    expect(items.map(({ verb }) => verb).sort()).toEqual(['package.finished', 'package.started', 'package.taken'])
    expect(items.find(({ verb }) => verb === 'package.finished')?.detail).toMatchObject({ manifest: done.manifest, archive: done.archive })
    expect((await on.does('ruth', 'package.show', { id: done.id })).takings).toMatchObject([{ by: (await on.actor('tomas')).id }])
  })

  it('makes the same files of the same content', async () => {
    const input = { family: 'banners', choice: { sizes: ['half-page'], locales: ['de'] } }
    const [one, other] = [await packed(input), await packed(input)]
    const pictures = (of: Shown) => of.files.filter(({ path }) => path.endsWith('.jpg'))
    expect(pictures(one)).toHaveLength(2)
    expect(pictures(one)).toEqual(pictures(other))
  })

  it.each([
    ['a locale that it has not', { choice: { locales: ['sv'] } }, 'invalidInput', 'choice.locales'],
    ['a size that it has not', { choice: { sizes: ['poster'] } }, 'invalidInput', 'choice.sizes'],
    ['a component of another', { choice: { variants: { headline: ['cpt_other'] } } }, 'invalidInput', 'choice.variants.headline'],
    ['a medium that it is not made for', { use: { media: ['email'] } }, 'invalidInput', 'use.media'],
    ['a use that ends before it begins', { use: { from: '2026-12-02', until: '2026-12-01' } }, 'invalidInput', 'use.until'],
    ['a day that is none', { use: { from: '2026-02-31' } }, 'invalidInput', 'use.from'],
    ['pictures beside it', { assets: ['one'] }, 'invalidInput', 'assets'],
  ])('is refused for %s', async (_, more, code, path) => {
    expect(await on.refuses('tomas', 'package.start', { family: 'banners', ...more })).toMatchObject({ code, where: [{ path }] })
  })

  it('is refused where the rights do not hold on all days or everywhere, and names what does not', async () => {
    const one = { sizes: ['half-page'], locales: ['de'] }
    for (const [use, why] of [
      [{ until: inDays(60) }, `no rights after ${inDays(30)}`],
      [{ territories: ['FR'] }, 'not in FR'],
    ] as const)
      expect(await on.refuses('tomas', 'package.start', { family: 'banners', choice: one, use })).toMatchObject({
        code: 'blocked',
        where: [{ problem: expect.stringContaining(why) }],
      })
  })

  it('is not for those who only look', async () => {
    expect(await on.refuses('ruth', 'package.start', { family: 'banners' })).toMatchObject({ code: 'forbidden' })
    expect(await on.refuses('tomas', 'package.start', {})).toMatchObject({ code: 'invalidInput' })
    expect(await on.refuses('tomas', 'package.start', { family: 'nowhere' })).toMatchObject({ code: 'notFound' })
  })

  it('can be stopped, and then there is nothing to take and nothing on the disk', async () => {
    const started = await on.does('tomas', 'package.start', { family: 'banners', choice: { types: ['avif', 'png'] } })
    await on.does('tomas', 'package.stop', { id: started.id })
    expect(await on.refuses('tomas', 'package.take', { id: started.id })).toMatchObject({ code: 'wrongState' })
    expect(await on.refuses('tomas', 'package.stop', { id: started.id })).toMatchObject({ code: 'wrongState' })
    await vi.waitFor(
      async () => {
        const files = await readdir(join(on.folder, 'packages', on.founded.engine))
        expect(files.filter((name) => name.startsWith(started.id))).toEqual([])
      },
      { timeout: 20_000 },
    )
  })
})

describe('an address of a package', () => {
  it('leads nowhere when it is forged, cut short, of another package or too old', async () => {
    const done = await packed({ family: 'banners', choice: { sizes: ['half-page'], locales: ['de'] } })
    const other = await packed({ family: 'banners', choice: { sizes: ['half-page'], locales: ['en'] } })
    const address = hereOf((await on.does('tomas', 'package.take', { id: done.id })).address)
    for (const wrong of [
      address.replace(/.\/banners/, '/banners'),
      address.replace(done.id, other.id),
      address.replace(done.id, '..%2f..%2fetc'),
      address.replace(on.founded.engine, 'eng_other'),
    ])
      expect((await fetch(wrong)).status).toBe(404)
    now = new Date(Date.now() + 25 * 3_600_000)
    expect((await fetch(address)).status).toBe(401)
    now = new Date(Date.now() + 8 * 86_400_000)
    expect(await on.refuses('tomas', 'package.take', { id: done.id })).toMatchObject({ code: 'wrongState', remedy: 'Pack it anew.' })
    now = undefined
    expect((await fetch(address)).status).toBe(200)
  })

  it('leads nowhere once the rights of what is in it end; packed anew, that is left out and named', async () => {
    const done = await packed({ family: 'banners', choice: { sizes: ['half-page'], locales: ['de'] } })
    const bytes = pdf({ pages: [['How the jackets are cared for']] })
    const paper = await on.does('jonna', 'asset.add', { name: 'Care guide', content: bytes.toString('base64') })
    const originals = await packed({ assets: [picture.key, paper.key], use: { media: ['web'], territories: ['SE'] } })
    const address = hereOf((await on.does('tomas', 'package.take', { id: done.id })).address)
    const ofOriginals = unzipSync(await fetched(originals.id))
    expect(sha256(ofOriginals[`originals/${picture.key}.jpg`]!)).toBe(picture.hash)
    expect(sha256(ofOriginals[`originals/${paper.key}.pdf`]!)).toBe(paper.hash)
    expect(picture.key).toMatch(/^[a-z0-9-]+$/)
    const rights = { holder: 'Ann Example', territories: ['DE' as const], media: ['display' as const], until: inDays(-1) }
    await on.does('jonna', 'asset.amend', { id: picture.id, rights })
    const refused = await fetch(address)
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, 'blocked'])
    expect(await on.refuses('tomas', 'package.take', { id: done.id })).toMatchObject({
      code: 'blocked',
      where: [{ path: picture.name, problem: `has no rights after ${inDays(-1)}` }],
    })
    expect(await on.refuses('tomas', 'package.start', { family: 'banners' })).toMatchObject({ code: 'notApproved' })
    expect(await on.refuses('tomas', 'package.start', { assets: [picture.id], use: { media: ['display'] } })).toMatchObject({ code: 'blocked' })
    expect(await on.refuses('tomas', 'package.start', { assets: [picture.id] })).toMatchObject({ where: [{ path: 'use.media' }] })
    expect(await on.refuses('tomas', 'package.start', { assets: ['nowhere'], use: { media: ['web'] } })).toMatchObject({ code: 'notFound' })
  })
})

/** A ZIP file whose list says that one of its files unpacks to so many bytes. */
const saying = (zip: Uint8Array, name: string, bytes: number): Buffer => {
  const said = Buffer.from(zip)
  said.writeUInt32LE(bytes, said.lastIndexOf(name) - 46 + 24)
  return said
}

describe('a large package, from the command line', () => {
  it('of a thousand files comes whole, is checked against its receipt, and shows whoever changed it', async () => {
    const headlines = Array.from({ length: 250 }, (_, n) => `Headline number ${n}`)
    await checkedFamily(on, { name: 'large', headlines })
    await vi.waitFor(async () => expect((await on.does('tomas', 'family.preflight', { id: 'family-large' })).state).not.toBe('measuring'), {
      timeout: 30_000,
      interval: 200,
    })
    await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: 'family-large' } })
    const folder = await mkdtemp(join(tmpdir(), 'continuo-deliver-'))
    await writeLocalAccess(folder, { url: on.address, token: await on.tokenOf('tomas') })
    const runUntil = async (stopped: AbortSignal | undefined, ...words: string[]) => {
      const said: string[] = []
      const say = (line: string) => void said.push(line)
      const terminal = { out: say, err: say, width: 100, environment: { DATA_DIR: folder }, stdin: async () => '', ...(stopped && { stopped }) }
      const code = await runCli(words, terminal)
      return { code, text: said.join('\n') }
    }
    const run = (...words: string[]) => runUntil(undefined, ...words)
    try {
      const path = join(folder, 'large.zip')
      const delivered = await run('deliver', 'family-large', '--to', path, '--json')
      expect([delivered.code, delivered.text]).toEqual([0, expect.stringContaining(path)])
      const files = unzipSync(new Uint8Array(await readFile(path)))
      const pages = Object.keys(files).filter((name) => name.endsWith('.html') && name !== 'spec.html')
      expect(pages).toHaveLength(500)
      expect(Object.keys(files).filter((name) => name.endsWith('.txt'))).toHaveLength(500)
      expect(strFromU8(files[pages[0]!]!)).toContain('Headline number')
      // Pages with the picture and fonts that they show; counted alike by whoever tells of them.
      const { files: told, package: id } = JSON.parse(delivered.text) as { files: number; package: string }
      const { count, progress, files: receipted } = await on.does('tomas', 'package.show', { id })
      expect([told, count, progress.made, progress.of, (jsonIn(files, 'spec.json') as { files: [] }).files.length]).toEqual(Array(5).fill(told))
      expect([told > 1_000, receipted.length, Object.keys(files).length]).toEqual([true, told + 2, told + 3])
      expect(strFromU8(files['spec.html']!)).toContain(`<p>${told} files, packed for`)
      const verified = await run('verify-package', path)
      expect([verified.code, verified.text]).toEqual([0, `${told.toLocaleString('en')} files of ${id} and their spec sheet are what was packed.`])
      const unpacked = join(folder, 'unpacked')
      for (const [name, bytes] of Object.entries({ ...files, '.DS_Store': strToU8('seen') })) {
        await mkdir(dirname(join(unpacked, name)), { recursive: true })
        await writeFile(join(unpacked, name), bytes)
      }
      expect(await run('verify-package', unpacked)).toEqual(verified)
      await rm(join(unpacked, pages[0]!))
      expect(await run('verify-package', unpacked)).toMatchObject({ code: 1, text: expect.stringContaining(`${pages[0]} is missing.`) })
      expect(await run('verify-package', folder)).toMatchObject({
        code: 1,
        text: expect.stringContaining('Name the folder in which receipt.json lies'),
      })
      await writeFile(path, zipSync({ ...files, [pages[0]!]: strToU8('other'), 'more.html': strToU8('more') }))
      const changed = await run('verify-package', path)
      expect([changed.code, changed.text]).toEqual([1, expect.stringContaining(`${pages[0]} was changed.\nmore.html was not packed by us.`)])
      const whole = zipSync(files)
      await writeFile(path, saying(whole, pages[0]!, 2 ** 29))
      expect(await run('verify-package', path)).toMatchObject({ code: 0 })
      await writeFile(path, saying(whole, pages[0]!, 2 ** 30 + 1))
      expect((await run('verify-package', path)).text).toMatch(
        `${pages[0]} unpacks to more than 1 GiB, as no file of ours does.\nThis is not what was packed`,
      )
      await writeFile(path, 'no archive')
      expect(await run('verify-package', path)).toMatchObject({ code: 1, text: expect.stringContaining('no package of ours') })
      expect(await run('deliver', 'family-large')).toMatchObject({ code: 1, text: expect.stringContaining('Where should it go?') })
      expect(await run('deliver', 'nowhere', '--to', folder)).toMatchObject({ code: 1, text: expect.stringContaining('nowhere') })
      const stopped = await runUntil(AbortSignal.abort(), 'deliver', 'family-large', '--to', folder)
      expect(stopped).toMatchObject({ code: 1, text: expect.stringContaining('It was stopped.') })
      const some = await run('deliver', 'family-large', '--to', folder, '--territories', 'DE')
      expect([some.code, some.text]).toEqual([
        0,
        expect.stringMatching(/^1,003 files with spec sheet and receipt in .*family-large-\w+\.zip: package pkg_/),
      ])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

describe('the folder of packages', () => {
  it('takes no name that leads out of a package, none twice, and is swept of what nobody keeps', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'continuo-packages-'))
    try {
      const packages = packagesFolder(folder)
      const zip = await zipFile(packages.pathOf('eng_1', 'pkg_1'), new Date('2026-11-30T12:00:00Z'))
      await zip.add('a/b.txt', strToU8('b'))
      for (const name of ['../b.txt', '/b.txt', 'a//b.txt', 'a\\b.txt', 'a/b.txt', 'a/..'])
        await expect(zip.add(name, strToU8('b'))).rejects.toThrow('no name')
      await zip.close()
      const broken = await zipFile(packages.pathOf('eng_1', 'pkg_2'), new Date('2026-11-30T12:00:00Z'))
      await broken.add('b.txt', strToU8('b'))
      expect((await readdir(join(folder, 'eng_1'))).sort()).toEqual(['pkg_1.zip', 'pkg_2.zip.part'])
      await broken.discard()
      expect(await packages.sweep(async () => true)).toBe(0)
      expect(await packages.sweep(async () => false)).toBe(1)
      expect(await packages.open('eng_1', 'pkg_1')).toBeUndefined()
      expect(() => packages.pathOf('..', 'pkg_1')).toThrow('not a place')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
