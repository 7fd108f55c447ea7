import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdf } from '../adapters/imports/document.fixture.ts'
import type { Operations } from '../engine/operations.ts'
import { rooms } from '../server/rooms.ts'
import { complaintsOf, expectAccessible, openBrowser, openPage } from './browser.ts'
import { runningEngine, type RunningEngine } from './running.ts'

type Asset = Operations['asset.add']['output']

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

let now: Date | undefined
let on: RunningEngine
let browser: Browser
let rain: Asset
let free: Asset
let outside: Asset
beforeAll(async () => {
  on = await runningEngine({ rooms, clock: () => now ?? new Date() })
  browser = await openBrowser()
  await on.does('maren', 'concept.add', { key: 'rain', label: 'Rain', of: 'weather' })
  const read = async (name: string) => (await readFile(new URL(`../starter/pictures/${name}.jpg`, import.meta.url))).toString('base64')
  rain = await on.does('jonna', 'asset.add', {
    name: 'Rain <b>on</b> "granite"/../..',
    content: await read('rain-on-granite'),
    alt: { en: 'Rain on granite' },
    rights: { holder: 'Ann Example', territories: ['DE', 'SE'], media: ['web'], until: inDays(60) },
  })
  free = await on.does('jonna', 'asset.add', { name: 'First light', content: await read('trail-at-first-light'), tags: ['rain'] })
  outside = await on.does('jonna', 'asset.add', {
    name: 'Not in it',
    content: (
      await sharp({ create: { width: 30, height: 30, channels: 3, background: '#123' } })
        .png()
        .toBuffer()
    ).toString('base64'),
  })
  await on.does('jonna', 'collection.add', { key: 'press', name: 'For the press', note: 'Autumn pictures.', assets: [rain.key], tags: ['rain'] })
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await on?.stop()
})

const share = async (grants: 'atOnce' | 'byHand' = 'atOnce', days = 30): Promise<string> => {
  const { address } = await on.does('maren', 'collection.share', { id: 'press', grants, days })
  return address.replace(/^https?:\/\/[^/]+/, on.address)
}
const ask = (address: string, asset: Asset, typed: Record<string, string>): Promise<Response> =>
  fetch(`${address}/picture/${asset.id}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ who: 'A magazine', territories: 'de', media: 'web', from: inDays(0), until: inDays(30), ...typed }),
  })
const requestAt = (answer: Response): string => `${on.address}${answer.headers.get('location')}`

describe('a collection', () => {
  it('holds what was chosen by hand and what bears its tags; what is unknown is refused by name', async () => {
    const shown = await on.does('ruth', 'collection.show', { id: 'press' })
    expect(shown.assets.map(({ id }) => id).sort()).toEqual([rain.id, free.id].sort())
    expect(shown.open).toBe(false)
    expect(await on.refuses('jonna', 'collection.add', { name: 'X', assets: ['nowhere'], components: ['nor-this'] })).toMatchObject({
      code: 'notFound',
      where: [{ path: 'assets' }, { path: 'components' }],
    })
    expect(await on.refuses('jonna', 'collection.add', { key: 'press', name: 'Again' })).toMatchObject({ code: 'alreadyExists' })
    expect((await on.does('jonna', 'collection.add', { name: 'Press' })).key).toMatch(/^press-/)
    expect(await on.refuses('ruth', 'collection.share', { id: 'press' })).toMatchObject({ code: 'forbidden' })
    expect(await on.refuses('jonna', 'collection.amend', { id: 'press', name: 'Other', ifVersion: 99 })).toMatchObject({ code: 'staleVersion' })
    expect(await on.refuses('maren', 'collection.share', { id: 'press', days: 400 })).toMatchObject({ code: 'invalidInput' })
    expect(JSON.stringify(await on.does('ruth', 'collection.list', {}))).not.toContain('"share"')
  })
})

describe('its page', () => {
  it('shows previews to whoever has the address, never the hash of an original, and nothing to whoever has not', async () => {
    const address = await share()
    const answer = await fetch(address)
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('set-cookie')).toBeNull()
    for (const { hash } of [rain, free]) expect(text).not.toContain(hash)
    expect(text).toContain('Rain &lt;b&gt;on&lt;/b&gt;')
    expect(text).toContain('alt="Rain on granite"')
    expect(text).toContain('It belongs to Ann Example and may be used on web pages, in Germany and Sweden, until')
    expect(text).toContain('Shared by <b>Lindmoor Trail</b>')
    const small = await fetch(`${address}/preview/${rain.id}`)
    expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 320 })
    for (const wrong of [
      `${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`,
      address.replace(on.founded.engine, 'eng_other'),
      `${address}/preview/${outside.id}`,
      `${address}/picture/${outside.id}`,
      `${address}/picture/..%2f..%2fetc`,
      `${address}/request/${'A'.repeat(43)}`,
      `${address}/request/${'A'.repeat(43)}/file`,
    ])
      expect([wrong, (await fetch(wrong)).status]).toEqual([wrong, 404])
  })

  it('leaves out what the rights of today close, and tells who opens it', async () => {
    const address = await share()
    const shut = async (rights: object) => {
      const { version } = (await on.does('jonna', 'asset.show', { id: rain.id })).asset
      await on.does('jonna', 'asset.amend', { id: rain.id, rights, ifVersion: version })
    }
    const seen = async () => {
      const text = await (await fetch(address)).text()
      const paths = [`preview/${rain.id}`, `picture/${rain.id}`].map(async (path) => (await fetch(`${address}/${path}`)).status)
      return [text.includes('Rain &lt;b&gt;on&lt;/b&gt;'), ...(await Promise.all(paths))]
    }
    const anywhere = { territories: ['world'], media: ['web', 'email', 'display'] }
    for (const rights of [
      { ...anywhere, until: inDays(-1) },
      { ...anywhere, cleared: false },
      { ...anywhere, consent: { persons: 'Two hikers', state: 'waiting' } },
    ]) {
      await shut(rights)
      expect(await seen()).toEqual([false, 404, 404])
      expect((await on.does('maren', 'collection.show', { id: 'press' })).closed).toEqual([rain.id])
      expect((await ask(address, rain, {})).status).toBe(404)
    }
    await shut(rain.rights ?? {})
    expect(await seen()).toEqual([true, 200, 200])
    expect((await on.does('maren', 'collection.show', { id: 'press' })).closed).toEqual([])
  })

  it('closes when its time is over, when it is shared anew, and at once when it is unshared', async () => {
    const first = await share('atOnce', 2)
    now = new Date(Date.now() + 3 * 86_400_000)
    expect((await fetch(first)).status).toBe(410)
    now = undefined
    const second = await share()
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200])
    const granted = requestAt(await ask(second, free, {}))
    expect((await fetch(`${granted}/file`)).status).toBe(200)
    await on.does('maren', 'collection.unshare', { id: 'press' })
    expect([(await fetch(second)).status, (await fetch(granted)).status, (await fetch(`${granted}/file`)).status]).toEqual([404, 404, 404])
    expect(await on.refuses('maren', 'collection.unshare', { id: 'press' })).toMatchObject({ code: 'wrongState' })
  })
})

describe('a document', () => {
  it('shows its first page, says how many it has, and is taken as it is', async () => {
    const bytes = pdf({ pages: [['Press release'], ['More']], size: [420, 595] })
    const paper = await on.does('jonna', 'asset.add', { name: 'Press release', content: bytes.toString('base64') })
    await on.does('jonna', 'collection.add', { key: 'papers', name: 'Papers', assets: [paper.key] })
    const { address: shared } = await on.does('maren', 'collection.share', { id: 'papers', grants: 'atOnce', days: 3 })
    const address = shared.replace(/^https?:\/\/[^/]+/, on.address)
    expect(await (await fetch(address)).text()).toContain('1 document.')
    const preview = await fetch(`${address}/preview/${paper.id}`)
    expect(await sharp(Buffer.from(await preview.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 226, height: 320 })
    expect(await (await fetch(`${address}/picture/${paper.id}`)).text()).toContain('2 pages, 148 × 210 mm')
    const file = await fetch(`${requestAt(await ask(address, paper, {}))}/file`)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="press-release.pdf"')
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
  })
})

describe('an original', () => {
  it('is granted at once within the rights, with a receipt, and is what was stored', async () => {
    const address = await share()
    const answer = await ask(address, rain, {})
    expect(answer.status).toBe(303)
    const receipt = await fetch(requestAt(answer))
    expect(await receipt.text()).toMatch(/Granted[\s\S]*A magazine[\s\S]*usr_/)
    const file = await fetch(`${requestAt(answer)}/file`)
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${rain.key}.jpg"`)
    expect(
      createHash('sha256')
        .update(Buffer.from(await file.arrayBuffer()))
        .digest('hex'),
    ).toBe(rain.hash)
    const { items } = await on.does('ruth', 'use.list', { asset: rain.id })
    expect(items[0]).toMatchObject({ who: 'A magazine', state: 'granted', taken: 1, use: { territories: ['DE'], media: ['web'] } })
    await on.sealer.settle(on.founded.engine)
    const journal = await on.does('ruth', 'journal.list', { object: { type: 'use', id: items[0]!.id } })
    expect(journal.items.map(({ verb }) => verb).sort()).toEqual(['use.granted', 'use.taken'])
    expect(JSON.stringify(journal.items)).not.toContain('magazine')
  })

  it.each([
    ['another country', { territories: 'FR' }, 'not in FR'],
    ['another medium', { media: 'email' }, 'not in e-mail'],
    ['longer than the rights last', { until: inDays(90) }, `no rights after ${inDays(60)}`],
  ])('is refused for %s, with why', async (_, typed, why) => {
    const answer = await ask(await share(), rain, typed)
    const page = requestAt(answer)
    expect(await (await fetch(page)).text()).toContain(why)
    expect((await fetch(`${page}/file`)).status).toBe(409)
  })

  it.each([
    ['nobody', { who: '' }, 'Say who you are'],
    ['nowhere', { territories: '' }, 'Name at least one country'],
    ['a country that is none', { territories: 'Sweden, Atlantis' }, '“Atlantis” is no country that we know'],
    ['a medium that is none', { media: 'cinema' }, 'Choose at least one.'],
    ['a day that is none', { from: 'tomorrow' }, 'Give the first day.'],
    ['an end before the beginning', { until: inDays(-3) }, 'Give the last day'],
    ['a name without end', { who: 'x'.repeat(900) }, 'Say who you are, in 2 to 160 characters.'],
  ])('is not asked for by %s: the form says at its field what is wrong, and keeps what was typed', async (_, typed, said) => {
    const answer = await ask(await share(), rain, { purpose: 'A "feature"', ...typed })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain('role="alert"')
    expect(text).toMatch(new RegExp(`id="wrong-\\w+" class="wrong">${said}`))
    expect(text).not.toMatch(/use\.request|territories\.0|The input of/)
    expect(text).toContain('A &quot;feature&quot;')
  })

  it('is not taken once its rights have ended since it was granted', async () => {
    const address = await share()
    const page = requestAt(await ask(address, free, {}))
    await on.does('jonna', 'asset.amend', { id: free.id, rights: { territories: ['DE'], media: ['web'], until: inDays(-1) } })
    const answer = await fetch(`${page}/file`)
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining(`no rights after ${inDays(-1)}`)])
    await on.does('jonna', 'asset.amend', { id: free.id, rights: null })
    expect((await fetch(`${page}/file`)).status).toBe(200)
  })

  it('waits for a person where the collection says so: a yes grants it, a no is told with its reason', async () => {
    const address = await share('byHand')
    const [first, second] = [requestAt(await ask(address, rain, { purpose: 'A feature' })), requestAt(await ask(address, rain, {}))]
    expect(await (await fetch(first)).text()).toContain('Waiting for a yes')
    expect((await fetch(`${first}/file`)).status).toBe(409)
    const { items } = await on.does('maren', 'approval.list', { state: ['waiting'] } as never)
    const asked = items.filter(({ subject }) => subject.kind === 'use')
    expect(asked).toHaveLength(2)
    const [yes, no] = [asked.find(({ title }) => title.includes('A feature'))!, asked.find(({ title }) => !title.includes('A feature'))!]
    expect(yes.title).toContain('A magazine asks for “Rain')
    await on.does('maren', 'approval.judge', { id: yes.id, hash: yes.subject.hash, verdict: 'approve' })
    await on.does('maren', 'approval.judge', { id: no.id, hash: no.subject.hash, verdict: 'return', note: 'We keep it for ourselves' })
    expect((await fetch(`${first}/file`)).status).toBe(200)
    expect(await (await fetch(second)).text()).toContain('We keep it for ourselves')
    expect((await fetch(`${second}/file`)).status).toBe(409)
  })

  it('is asked for no faster than people ask', async () => {
    const address = await share()
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask(address, rain, {})))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
  })
})

describe('in a browser, without a script', () => {
  it.each([
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('reads at %i px, %s, and leads from the collection to the original', async (width, theme) => {
    const address = await share()
    const page = await openPage(browser, { width, theme })
    const complaints = complaintsOf(page)
    await page.goto(address)
    await page.getByRole('heading', { name: 'For the press' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await expectAccessible(page)
    await page.getByRole('link', { name: /First light/ }).click()
    await page.getByLabel('Who are you?').fill('A magazine')
    await page.getByText('Shared by').waitFor()
    await page.getByLabel('Countries').fill('Atlantis')
    await page.getByLabel('web pages').check()
    await page.getByLabel('Until').fill(inDays(20))
    await page.getByRole('button', { name: 'Ask for it' }).click()
    await page.getByText('“Atlantis” is no country that we know by this name.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Countries').fill('Sweden, de')
    await page.getByLabel('web pages').check()
    await page.getByLabel('Until').fill(inDays(20))
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Ask for it' }).click()
    await page.getByRole('heading', { name: 'Granted' }).waitFor()
    await expectAccessible(page)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Take the original' }).click()])
    expect(
      createHash('sha256')
        .update(await readFile(await file.path()))
        .digest('hex'),
    ).toBe(free.hash)
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
    await page.context().close()
  })
})
