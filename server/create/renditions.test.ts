import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { folderStorage } from '../../adapters/storage/folder.ts'
import { backdropReader } from '../../engine/create/backdrop.ts'
import { layoutReader } from '../../engine/create/layout.ts'
import { refuse } from '../../engine/kernel/refusal.ts'
import type { Operations } from '../../engine/operations.ts'
import { brand } from '../../starter/brand.ts'
import { displaySizes } from '../../engine/create/display-sizes.ts'
import { displaySlots } from '../../starter/display.ts'
import { c2paSigner } from '../../adapters/signers/c2pa.ts'
import { renditionKey } from '../../engine/create/rendition.ts'
import { someCertificates } from '../../adapters/signers/certificates.fixture.ts'
import { credentialsIn } from '../../adapters/signers/credentials-in.fixture.ts'
import { runningEngine, type RunningEngine } from '../../test/running.ts'
import { Settings } from '../config.ts'
import type { Perform } from '../perform.ts'
import { rooms } from '../rooms.ts'
import { renditions } from './renditions.ts'
import { measureAnew } from './measure-anew.ts'
import { measuringFamilies } from '../worker/measure-family.ts'

const told = { people: {}, answers: {}, now: new Date(0) }
const body = await readFile(new URL('../../starter/templates/iab-display.html', import.meta.url), 'utf8')
const [format, ...formats] = displaySizes

const issued = someCertificates()
let on: RunningEngine
let family: string
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'continuo-signed-'))
  const [C2PA_CERT, C2PA_KEY] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  await Promise.all([writeFile(C2PA_CERT, issued.certificate), writeFile(C2PA_KEY, issued.key)])
  on = await runningEngine({ rooms, settings: Settings.parse({ C2PA_CERT, C2PA_KEY }) })
  await rm(folder, { recursive: true })
  for (const { operation, input } of brand) await on.does('sander', operation, input(told) as never)
  await on.does('sander', 'template.add', {
    key: 'iab-display',
    name: 'Display set',
    channel: 'display',
    brand: 'lindmoor-trail',
    format,
    formats,
    slots: [...displaySlots],
    body,
  })
  const content = (await readFile(new URL('../../starter/pictures/rain-on-granite.jpg', import.meta.url))).toString('base64')
  const picture = await on.does('jonna', 'asset.add', { name: 'Rain', content, alt: { en: 'Rain on granite', ar: 'مطر' }, focal: { x: 0.7, y: 0.4 } })
  const made = async (kind: string, key: string, fields: Operations['component.add']['input']['fields']) =>
    (await on.does('tomas', 'component.add', { kind, key, fields, tags: [] })).id
  const short = await made('headline', 'short', { en: { text: 'Dry all the way home' }, ar: { text: 'جاف طوال الطريق' } })
  const wide = await made('headline', 'wide', { en: { text: 'Regenbekleidungsfachgeschäftseröffnungstag' }, ar: { text: 'جاف' } })
  const image = await made('image', 'rain', { '*': { asset: picture.id } })
  const call = await made('callToAction', 'call', {
    en: { text: 'See the shells', href: 'https://lindmoor.example/shells' },
    ar: { text: 'اكتشف', href: 'https://lindmoor.example/shells' },
  })
  const composed = await on.does('tomas', 'family.compose', {
    key: 'banners',
    name: 'Banners',
    template: 'iab-display',
    slots: {
      headline: { components: [short, wide] },
      image: { components: [image] },
      callToAction: { components: [call] },
      legalLine: { components: [] },
    },
    locales: ['en', 'ar'],
  })
  family = composed.family.id
  await measured(family)
})
afterAll(() => on.stop())

/** What the worker's preflight says once it has measured all: asking for another meanwhile would only meet it. */
const measured = (id: string) =>
  vi.waitFor(
    async () => {
      const { preflight } = await on.does('tomas', 'preflight.show', { family: id })
      expect(preflight.state).not.toBe('measuring')
      return preflight
    },
    { timeout: 20_000, interval: 100 },
  )

const rendered = async (locale: string, headline: string) => {
  const { components } = await on.does('tomas', 'family.show', { id: family })
  return on.does('tomas', 'variant.render', { family, locale, choice: { headline: components.find(({ key }) => key === headline)!.id } })
}
const addressOf = async (name: string, locale = 'en', headline = 'short'): Promise<string> => {
  const { pictures = [] } = await rendered(locale, headline)
  return pictures.find((one) => one.format.name === name)!.address.replace(/^https?:\/\/[^/]+/, on.address)
}
const keptFiles = async (): Promise<number> => {
  const found = await readdir(join(on.folder, 'renditions'), { recursive: true, withFileTypes: true }).catch(() => [])
  return found.filter((one) => one.isFile()).length
}

/** The database, and how often a table of it was read. */
const counting = () => {
  const asked: string[] = []
  const db = on.db.withPlugin({
    transformQuery: ({ node }) => (asked.push(JSON.stringify(node)), node),
    transformResult: async ({ result }) => result,
  })
  return { db, readsOf: (table: string) => asked.filter((query) => query.includes(`"name":"${table}"`)).length }
}

describe('pictures of a variant', () => {
  it('have an address in each size, and say their fields as JSON', async () => {
    const shown = await rendered('en', 'short')
    expect(shown.pictures?.map((one) => one.format.name)).toEqual(displaySizes.map(({ name }) => name))
    expect(shown.fields).toMatchObject({ headline: { text: 'Dry all the way home' }, callToAction: { href: 'https://lindmoor.example/shells' } })
    expect(shown.text).toContain('Dry all the way home')
  })

  it('are made when they are first asked for, once for all who ask, and lie there for the next', async () => {
    const address = await addressOf('half-page')
    const before = await keptFiles()
    const answers = await Promise.all(Array.from({ length: 40 }, () => fetch(address)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const bytes = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())))
    expect(bytes.every((one) => one.equals(bytes[0]!))).toBe(true)
    expect(await keptFiles()).toBe(before + 1)
    expect(await sharp(bytes[0]).metadata()).toMatchObject({ format: 'webp', width: 300, height: 600 })
    expect(answers[0]!.headers.get('cache-control')).toContain('public')
  })

  it.each([
    ['.webp', '@2x.webp', 'webp', 600],
    ['.webp', '.png', 'png', 300],
    ['.webp', '.jpg', 'jpeg', 300],
    ['.webp', '.avif', 'heif', 300],
  ])('come as %s → %s', async (from, to, type, width) => {
    const answer = await fetch((await addressOf('medium-rectangle')).replace(from, to))
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: type, width })
    if (width === 300) expect(bytes.length).toBeLessThanOrEqual(150_000)
  })

  it('are signed, say by whom, and weigh no more than they may for all that', async () => {
    expect((await rendered('en', 'short')).signed).toBe('Lindmoor pictures')
    const { name, maxBytes } = displaySizes.find((one) => one.name === 'smartphone-banner')!
    for (const [ending, mediaType] of [
      ['webp', 'image/webp'],
      ['png', 'image/png'],
    ] as const) {
      const bytes = new Uint8Array(await (await fetch((await addressOf(name)).replace('.webp', `.${ending}`))).arrayBuffer())
      expect(await credentialsIn(bytes, mediaType, issued.root)).toMatchObject({
        state: 'Trusted',
        by: 'Lindmoor pictures',
        title: `${name}.${ending}`,
      })
      expect(bytes.length).toBeLessThanOrEqual(maxBytes!)
    }
  })

  it('are signed in the sizes of presets too, within their weight, with what the whole picture brought along', async () => {
    const shown = new Uint8Array(await (await fetch((await addressOf('medium-rectangle')).replace('.webp', '.png'))).arrayBuffer())
    const { id } = await on.does('jonna', 'asset.add', { name: 'As delivered', content: Buffer.from(shown).toString('base64') })
    await on.does('sander', 'preset.add', { key: 'card', name: 'Card', width: 160, height: 90, maxBytes: 8_400 })
    const [preset] = (await on.does('ruth', 'asset.show', { id })).presets
    const bytes = new Uint8Array(await (await fetch(`${on.address}/media/${on.founded.engine}/${preset?.path}`)).arrayBuffer())
    expect(await credentialsIn(bytes, 'image/webp', issued.root)).toMatchObject({
      state: 'Trusted',
      by: 'Lindmoor pictures',
      from: [{ title: 'As delivered', relationship: 'parentOf', by: 'Lindmoor pictures' }],
    })
    expect(bytes.length).toBeLessThanOrEqual(8_400)
  })

  it('are refused in words, not made unsigned, once the certificate is over; what was signed in time is there', async () => {
    const storage = folderStorage(join(on.folder, 'over'))
    const credentials = { key: createPrivateKey(issued.key), certificates: [new X509Certificate(issued.certificate).raw] }
    const signer = await c2paSigner(credentials)
    let now = signer.until
    const { of } = renditions(storage, storage, { signer, clock: () => now })
    const recipe = { family, hash: 'h', locale: 'en', choice: {}, made: 'm' }
    const asked = (name: string) =>
      of(on.founded.engine, recipe, { format: name, type: 'webp', ratio: 1 }, async () => refuse('notFound', 'Asked for.'))
    expect(await asked('square')).toMatchObject({ code: 'notFound' })
    now = new Date(now.getTime() + 1)
    expect(await asked('square')).toMatchObject({
      code: 'failed',
      message: expect.stringMatching(/^Pictures are signed as Lindmoor pictures, and that certificate ended on \d{4}-/) as string,
      remedy: expect.stringContaining('C2PA_CERT') as string,
    })
    await storage.put(on.founded.engine, renditionKey(recipe, { format: 'square', type: 'webp', ratio: 1 }, signer.stamp), new Uint8Array([1]))
    expect(await asked('square')).toEqual(Buffer.from([1]))
  })

  it('of an address that nobody signed, or of a size that there is not, are not there', async () => {
    const address = await addressOf('medium-rectangle')
    const [, token = ''] = /rendition\/([^/]+)\//.exec(address) ?? []
    const other = `${token.startsWith('W') ? 'X' : 'W'}${token.slice(1)}`
    for (const wrong of [
      address.replace(token, other),
      address.replace(token, 'e30.e30'),
      address.replace('medium-rectangle', 'poster'),
      address.replace('.webp', '.gif'),
      address.replace('.webp', '@9x.webp'),
    ])
      expect((await fetch(wrong)).status, wrong.slice(-40)).toBe(404)
  })

  it('lead on to the picture of now where what they are drawn with changed', async () => {
    const address = await addressOf('square')
    await on.does('sander', 'font.add', {
      file: '@fontsource/young-serif/files/young-serif-latin-400-normal.woff',
      key: 'young-serif-again',
      standsIn: true,
    })
    await vi.waitFor(async () => expect((await on.does('tomas', 'preflight.show', { family })).behind).toBe(false), {
      timeout: 20_000,
      interval: 100,
    })
    await measured(family)
    const answer = await fetch(address)
    expect([answer.status, answer.redirected, answer.url === (await addressOf('square'))]).toEqual([200, true, true])
  })

  it('that a guardrail blocks are shown to whoever is signed in, and to nobody else', async () => {
    const address = await addressOf('medium-rectangle', 'en', 'wide')
    const refused = await fetch(address)
    expect([refused.status, await refused.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'blocked', remedy: expect.stringContaining('preflight') }),
    ])
    const shown = await fetch(address, { headers: { authorization: `Bearer ${await on.tokenOf('tomas')}` } })
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect((await fetch(address)).status).toBe(409)
  })
})

it('preflight says in which sizes a text does not fit, by how much', async () => {
  const {
    preflight: { causes, state },
  } = await on.does('tomas', 'preflight.show', { family })
  expect(state).toBe('partly')
  const findings = causes.filter(({ guardrail }) => guardrail === 'text-fits-its-slot').flatMap((cause) => cause.findings)
  expect(findings.find(({ format: where }) => where === 'skyscraper')).toMatchObject({
    slot: 'headline',
    unit: 'px',
    limit: 100,
    box: { width: 100 },
    reason: expect.stringMatching(/^Headline is [\d.]+ px too wide in skyscraper\.$/),
  })
  expect(causes.filter(({ guardrail }) => guardrail === 'font-has-the-letters')).toEqual([])
})

it('preflight says what runs over where a size gives no box, and beside what, as whoever edits the template is told', async () => {
  const type = (size: number) => ({ font: 'young-serif-400', size, lineHeight: size + 4, letterSpacing: 0 })
  const loose = (name: string, kind: string, label: string) => ({ name, kind, label, type: type(40) })
  const { id: template } = await on.does('sander', 'template.add', {
    key: 'loose',
    name: 'Loose',
    channel: 'display',
    brand: 'lindmoor-trail',
    format: { name: 'square-post', width: 1_080, height: 1_080 },
    formats: [{ name: 'leaderboard', width: 728, height: 90 }],
    slots: [loose('headline', 'headline', 'Headline'), loose('callToAction', 'callToAction', 'Call')],
    body: '<style>p { margin: 0; }</style><article><p data-slot="headline">{{ slots.headline.text }}</p><p data-slot="callToAction">{{ slots.callToAction.text }}</p></article>',
  })
  const { components } = await on.does('tomas', 'family.show', { id: family })
  const [short, call] = ['short', 'call'].map((key) => components.find((one) => one.key === key)!.id)
  const long = await on.does('tomas', 'component.add', {
    kind: 'headline',
    fields: { en: { text: 'Dry all the way home, and dry the morning after' } },
  })
  const { id } = (
    await on.does('tomas', 'family.compose', {
      key: 'loosely',
      name: 'Loosely',
      template,
      slots: { headline: { components: [short!, long.id] }, callToAction: { components: [call!] } },
      locales: ['en'],
    })
  ).family
  const judged = await measured(id)
  const blocked = judged.blocks.filter(({ guardrail }) => guardrail === 'text-fits-its-slot')
  expect(blocked).toMatchObject([{ choice: { headline: long.id, callToAction: call } }])
  const unboxed = ['Headline', 'Call'].flatMap((label) => ['square-post', 'leaderboard'].map((size) => `${label} has no box in ${size}.`))
  const saidOf = (kind: string, findings: readonly { guardrail: string; reason: string }[]): string[] =>
    findings.flatMap(({ guardrail, reason }) => (guardrail === kind ? [reason] : [])).sort()
  const causes = judged.causes.flatMap(({ findings }) => findings)
  expect(saidOf('slots-have-boxes', causes)).toEqual(unboxed.toSorted())
  // The size decides whether it is shown, so that nothing of its contrast is known where it has no box.
  expect(new Set(saidOf('contrast-is-enough', causes))).toEqual(
    new Set([
      'Contrast of Headline is not judged in square-post.',
      'Contrast of Headline is not judged in leaderboard.',
      'Contrast of Call is not judged in square-post.',
      'Contrast of Call is not judged in leaderboard.',
    ]),
  )
  const said = judged.causes.flatMap(({ guardrail, findings }) => (guardrail === 'text-fits-its-slot' ? findings : []))
  expect(said.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^Call is [\d.]+ px too high in leaderboard\.$/)])
  const { findings } = await on.does('sander', 'template.try', { template, family: id, draft: {}, choice: { headline: long.id } })
  expect(findings.filter(({ guardrail }) => guardrail === 'text-fits-its-slot')).toEqual(said)
  expect(saidOf('slots-have-boxes', findings)).toEqual(unboxed.toSorted())
})

it('letters that neither the font nor its stand-ins have block, and are named', async () => {
  const { components } = await on.does('tomas', 'family.show', { id: family })
  const idOf = (key: string): string => components.find((one) => one.key === key)!.id
  const dry = await on.does('tomas', 'component.add', { kind: 'headline', fields: { en: { text: 'Dry: 雨でも' } } })
  const composed = await on.does('tomas', 'family.compose', {
    name: 'In letters of another script',
    template: 'iab-display',
    slots: {
      headline: { components: [dry.id, idOf('short')] },
      image: { components: [idOf('rain')] },
      callToAction: { components: [idOf('call')] },
      legalLine: { components: [] },
    },
    locales: ['en'],
  })
  const judged = await measured(composed.family.id)
  expect(judged.causes.find(({ guardrail }) => guardrail === 'font-has-the-letters')).toMatchObject({
    severity: 'block',
    variants: 1,
    findings: [{ component: dry.id, measured: 3, span: { from: 5, length: 1 }, reason: 'young-serif-400 cannot draw 雨 で も.' }],
  })
})

it('refuses a set of sizes that does not hold together', async () => {
  const template = { name: 'Broken', channel: 'display', brand: 'lindmoor-trail', slots: [...displaySlots], body } as const
  expect(await on.refuses('sander', 'template.add', { ...template, key: 'twice', format, formats: [...formats, formats[0]] })).toMatchObject({
    where: [{ path: `formats.${formats.length}.name`, problem: 'a second format leaderboard' }],
  })
  expect(await on.refuses('sander', 'template.add', { ...template, key: 'stranger', format })).toMatchObject({ code: 'invalidInput' })
  expect(
    await on.refuses('sander', 'template.add', { ...template, key: 'grows', format: { name: 'medium-rectangle', width: 300 }, formats }),
  ).toMatchObject({
    where: expect.arrayContaining([expect.objectContaining({ path: 'format.height' })]),
  })
  expect(await on.refuses('sander', 'template.add', { ...template, channel: 'web', key: 'page', format, formats })).toMatchObject({
    where: expect.arrayContaining([expect.objectContaining({ path: 'formats' })]),
  })
})

describe('what lies behind the words', () => {
  it('is drawn once for each picture and side, and judged in every size', async () => {
    const content = (await readFile(new URL('../../starter/pictures/snowfield.jpg', import.meta.url))).toString('base64')
    const { id: asset } = await on.does('jonna', 'asset.add', { name: 'Snow', content, alt: { en: 'Snow', ar: 'ثلج' } })
    const { id: snow } = await on.does('tomas', 'component.add', { kind: 'image', key: 'snow', fields: { '*': { asset } }, tags: [] })
    const { components } = await on.does('tomas', 'family.show', { id: family })
    const of = (key: string) => ({ components: [components.find((one) => one.key === key)!.id] })
    const { id } = (
      await on.does('tomas', 'family.compose', {
        key: 'snowed',
        name: 'Snowed',
        template: 'iab-display',
        slots: { headline: of('short'), image: { components: [snow] }, callToAction: of('call'), legalLine: { components: [] } },
        locales: ['en', 'ar'],
      })
    ).family
    expect((await on.does('tomas', 'family.preflight', { id })).state).toBe('measuring')
    const { causes, unmeasured } = await measured(id)
    expect(unmeasured).toBe(0)
    const found = causes.find(({ guardrail, slot }) => guardrail === 'contrast-is-enough' && slot === 'headline')!
    const sizes = new Set(found.findings.map((one) => one.format))
    expect(found.findings[0]?.reason).toMatch(/^Headline has contrast \d\.\d : 1 on “Snow”, needs [\d.]+ : 1 in [a-z-]+\.$/)
    // In the flat sizes the words stand beside the picture.
    expect([sizes.has('small-square'), sizes.has('leaderboard'), sizes.has('billboard')]).toEqual([true, false, false])
  }, 40_000)

  it('is measured anew by itself after a start of what measures otherwise, and nobody is asked for a yes before', async () => {
    // As a version left it that laid nothing out.
    await sql`delete from measurement where renderer = ${layoutReader}`.execute(on.db)
    await sql`update preflight set body = body - 'measurements' where body ->> 'family' = ${family}`.execute(on.db)
    const shown = () => on.does('tomas', 'preflight.show', { family })
    expect(await shown()).toMatchObject({ current: true, behind: true })
    expect(await on.refuses('tomas', 'approval.request', { subject: { kind: 'family', id: family } })).toMatchObject({
      code: 'blocked',
      message: expect.stringContaining('what has changed since') as string,
    })
    const { db, readsOf } = counting()
    const site = { db, engines: () => new Set([on.founded.engine]), log: pino({ level: 'silent' }) }
    await measureAnew(site, AbortSignal.abort())
    expect(readsOf('family')).toBe(0)
    await measureAnew(site, new AbortController().signal)
    // Two families were looked at, with the same fonts.
    expect([readsOf('preflight') >= 2, readsOf('font')]).toEqual([true, 1])
    await vi.waitFor(async () => expect(await shown()).toMatchObject({ behind: false, preflight: { state: 'partly', unmeasured: 0 } }), {
      timeout: 20_000,
    })
  }, 40_000)

  it('is left off where the program stops, and its task is not done', async () => {
    await sql`delete from measurement where renderer = ${backdropReader}`.execute(on.db)
    const asked: string[] = []
    const perform: Perform = async ({ operation }) => {
      asked.push(operation)
      return refuse('notFound', 'Nobody is there any more.')
    }
    const site = { perform, db: on.db, engine: on.founded.engine, signal: AbortSignal.abort() }
    await expect(measuringFamilies(folderStorage(tmpdir())).run({ family }, site)).rejects.toThrow('when it is back')
    expect(asked).toEqual(['family.preflight'])
  })
})
