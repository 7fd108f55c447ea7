import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { pdf } from '../../../adapters/imports/document.fixture.ts'
import { blots, saysItAll } from '../../../adapters/imports/picture.fixture.ts'
import { expectAccessible } from '../../../test/browser.ts'
import { eventually, titleOf, toldConsole, type ToldConsole } from '../../../test/told-console.ts'

let on: ToldConsole
beforeAll(async () => {
  on = await toldConsole()
}, 180_000)
afterEach(() => on.leave())
afterAll(() => on?.stop())

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer })

test('pictures are searched and narrowed as components are, and the address holds all of it', async () => {
  const { page, complaints } = await on.visit('tomas', '/library?view=assets&q=ridge+at+dusk')
  const tiles = page.getByRole('list', { name: 'Assets', exact: true }).getByRole('listitem')
  await eventually(() => tiles.count()).toBe(1)
  await eventually(() => tiles.first().textContent()).toContain('is called “ridge”')
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitem', { name: 'Shape' }).press('ArrowRight')
  await page.getByRole('menuitemcheckbox', { name: /^tall 0$/ }).click()
  await page.keyboard.press('Escape')
  await page.getByText('Nothing matches.').waitFor()
  expect(new URL(page.url()).searchParams.get('shape')).toBe('tall')
  await page
    .getByRole('listitem')
    .getByRole('button', { name: /“ridge at dusk”/ })
    .click()
  await page.getByRole('search').getByRole('button', { name: /tall/ }).click()
  await eventually(() => tiles.count()).toBe(6)
  await page.getByLabel('Order: Newest').click()
  await page.getByRole('option', { name: 'Most used' }).click()
  await eventually(() => page.url()).toContain('sort=use')
  await eventually(() => tiles.first().textContent()).toMatch(/in \d+ components?$/)
  await expectAccessible(page)
  await page.reload()
  await page.getByLabel('Order: Most used').waitFor()
  expect(complaints).toEqual([])
})

test('pictures are added by the handful: each says what became of it, and goes on after a broken line', async () => {
  const { page, complaints } = await on.visit('jonna', '/library?view=assets')
  const tiles = page.getByRole('list', { name: 'Assets', exact: true }).getByRole('listitem')
  await eventually(() => tiles.count()).toBe(6)
  let broken = 0
  await page.route('**/uploads/*', (route) =>
    route.request().method() === 'PATCH' && broken++ === 0 ? route.abort('connectionreset') : route.continue(),
  )
  const said = await blots(70, 800, 500).withXmp(saysItAll).png().toBuffer()
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([file('hill_and-dale.png', said), file('again.png', said), file('text.png', Buffer.from('no picture'))])
  const lines = page.getByRole('region', { name: 'Files on their way' })
  await eventually(() => lines.getByRole('status').textContent()).toBe('1 added, 1 there already, 1 refused')
  expect(broken).toBeGreaterThan(1)
  const outcome = async (name: string) => lines.getByRole('listitem').filter({ hasText: name }).textContent()
  const both = [await outcome('hill_and-dale.png'), await outcome('again.png')].join(' ')
  expect(both).toContain('added')
  expect(both).toMatch(/the same as “(Hill and dale|Again)”/)
  expect(await outcome('text.png')).toMatch(/The picture cannot be read: its bytes are no picture\. Save it anew/)
  await eventually(() => tiles.count()).toBe(7)
  expect(both).toContain('not cleared: its file says that it belongs to Ann Example')
  await eventually(() => tiles.first().textContent()).toContain('not cleared')
  // A copy that lost what its file stated is told by its twin.
  const copy = await blots(70, 800, 500).jpeg().toBuffer()
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([file('copy.jpg', copy)])
  await eventually(() => outcome('copy.jpg')).toMatch(/looks nearly like “(Hill and dale|Again)”, which is not cleared/)
  await expectAccessible(page)
  await lines.getByRole('link', { name: 'copy.jpg' }).click()
  await page.getByText(/^It looks nearly like “(Hill and dale|Again)”, which is not cleared\.$/).waitFor()
  await page.goBack()
  await page.goto(new URL('/library?view=assets&rights=uncleared', page.url()).href)
  await eventually(() => tiles.count()).toBe(1)
  await tiles.first().getByRole('link').click()
  await page
    .getByText(/^Its file says that it belongs to Ann Example\. Nobody has cleared yet what it may be used for, so it is shown nowhere\. “Editorial/)
    .waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Enter its limits' }).click()
  expect(await page.getByLabel('Last day', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByText(/^It belongs to Ann Example and may be used .*, anywhere\.$/).waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: 'It is ours, without limit' }).click()
  await page.getByText('Ours, without limit.').waitFor()
  expect(complaints.filter((line) => !/ERR_CONNECTION_RESET|409|422/.test(line))).toEqual([])
})

test('a picture is told all of, its focal point set by key and click, and what it says itself taken over', async () => {
  const content = (await blots(71, 900, 600).withXmp(saysItAll).jpeg().toBuffer()).toString('base64')
  const added = await on.engine.does('jonna', 'asset.add', { name: 'Two ridges', content })
  const { page, complaints } = await on.visit('jonna', '/assets/two-ridges')
  await eventually(() => titleOf(page)).toBe('Nothing shows it yet.')
  await page.getByText('Nothing is changed yet.').waitFor()
  const focal = page.getByRole('button', { name: /^Focal point of the picture/ })
  await focal.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowUp')
  await eventually(() => focal.getAttribute('aria-label')).toMatch(/: 51\s% from the left, 40\s% from the top$/)
  const box = (await focal.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await focal.click({ position: { x: box.width * 0.25, y: box.height * 0.75 } })
  await eventually(() => focal.getAttribute('aria-label')).toMatch(/: 25\s% from the left, 75\s% from the top$/)
  await page.getByText('It says itself: “Hill & dale”').waitFor()
  await page.getByRole('button', { name: 'Take this over' }).first().click()
  expect(await page.getByLabel('Alt text, en').inputValue()).toBe('Hill & dale')
  await page.getByLabel(/^Cleared: /).check()
  await page.getByLabel('Last day', { exact: true }).fill('2020-01-31')
  await page.getByText(/^It belongs to Ann Example and could be used .*, until .*2020\. That is over: it is shown nowhere any more\.$/).waitFor()
  await page.getByLabel('Last day', { exact: true }).fill('2099-01-31')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Families' }).first().click()
  const unsaved = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  await unsaved.getByRole('button', { name: 'Stay here' }).click()
  await unsaved.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually(async () => (await on.engine.does('jonna', 'asset.show', { id: added.id })).asset.version).toBe(2)
  await page.getByText('Saved.', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Save', disabled: true }).waitFor()
  const { asset } = await on.engine.does('jonna', 'asset.show', { id: added.id })
  expect(asset).toMatchObject({ alt: { en: 'Hill & dale' }, rights: { holder: 'Ann Example', until: '2099-01-31' } })
  expect(asset.rights).not.toHaveProperty('cleared')
  expect([asset.focal?.x, asset.focal?.y]).toEqual([expect.closeTo(0.25, 1), expect.closeTo(0.75, 1)])
  // Without TLS a browser has no clipboard: the address stands there, selected.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }))
  await page.getByRole('button', { name: 'Copy address: Square' }).click()
  const byHand = page.getByLabel('This browser did not let it be copied. It is selected: copy it by hand.')
  await eventually(() => byHand.inputValue()).toMatch(/^http:.*square/)
  expect(await byHand.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe(
    await byHand.inputValue(),
  )
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('what many files state is cleared with one press, for all that was found', async () => {
  const stated = async (seed: number, name: string) => {
    const content = (await blots(seed).withXmp(saysItAll).jpeg().toBuffer()).toString('base64')
    return on.engine.does('jonna', 'asset.add', { name, content })
  }
  const added = [await stated(171, 'Stock one'), await stated(172, 'Stock two'), await stated(173, 'Other')]
  const rightsOf = async () =>
    Promise.all(added.map(async ({ id }) => (await on.engine.does('jonna', 'asset.show', { id })).asset.rights)).then((all) =>
      all.map((rights) => rights && [rights.holder, rights.cleared]),
    )
  const { page, complaints } = await on.visit('jonna', '/library?view=assets&rights=uncleared&q=stock')
  // What comes in once it goes on was asked about by nobody.
  await page.route('**/api/asset.amend', async (route) => {
    if (added.length === 3) added.push(await stated(174, 'Stock late'))
    await route.continue()
  })
  await page.getByRole('button', { name: 'We may use all without limit; their words stay as notes' }).click()
  await expectAccessible(page)
  await page.getByRole('alertdialog', { name: 'Clear 2 files for use without limit?' }).getByRole('button', { name: 'Clear 2 files' }).click()
  await eventually(rightsOf).toEqual([
    ['Ann Example', undefined],
    ['Ann Example', undefined],
    ['Ann Example', false],
    ['Ann Example', false],
  ])
  await page.getByRole('status').getByText('cleared').waitFor({ state: 'detached' })
  await page.goto(new URL('/library?view=assets&rights=uncleared', page.url()).href)
  await page.getByRole('button', { name: 'All are ours, without limit' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear 2 files' }).click()
  await eventually(rightsOf).toEqual([['Ann Example', undefined], ['Ann Example', undefined], undefined, undefined])
  expect(complaints).toEqual([])
})

test('a folder is dropped or chosen and a ZIP file opened: what lies in them comes in, and what does not is named once', async () => {
  const { page, complaints } = await on.visit('jonna', '/library?view=assets')
  const folder = await mkdtemp(join(tmpdir(), 'continuo-shots-'))
  await mkdir(join(folder, 'more shots', 'deep', '.hidden'), { recursive: true })
  await writeFile(join(folder, 'more shots', 'deep', 'valley.png'), await blots(81, 80, 60).png().toBuffer())
  await writeFile(join(folder, 'more shots', 'deep', '.hidden', 'secret.png'), 'hidden')
  await writeFile(join(folder, 'more shots', 'notes.txt'), 'no picture')
  const lines = page.getByRole('region', { name: 'Files on their way' })
  const outcome = (name: string) => lines.getByRole('listitem').filter({ hasText: name }).textContent()
  await dropFiles(page, [join(folder, 'more shots')])
  await eventually(() => lines.getByRole('status').textContent()).toBe('1 added, 1 left out')
  expect(await outcome('more shots/deep/valley.png')).toContain('added')
  expect(await outcome('notes.txt')).toContain('a TXT file, not a picture, video, document or file of captions by its name')
  await lines.getByRole('button', { name: 'Clear this list' }).click()

  await page.getByLabel('Add a folder', { exact: true }).first().setInputFiles(join(folder, 'more shots'))
  await eventually(() => lines.getByRole('status').textContent()).toBe('0 added, 1 there already, 1 left out')
  await lines.getByRole('button', { name: 'Clear this list' }).click()

  // A picture of a type that is not taken is left out in the words that the terminal has for it.
  const layers = { name: 'layers.psd', mimeType: 'image/vnd.adobe.photoshop', buffer: Buffer.from('8BPS') }
  await page.getByLabel('Add files', { exact: true }).first().setInputFiles(layers)
  await eventually(() => lines.getByRole('status').textContent()).toBe('0 added, 1 left out')
  expect(await outcome('layers.psd')).toContain('a PSD file, not a picture')
  await lines.getByRole('button', { name: 'Clear this list' }).click()

  // What goes away while it is sent is not tried for ever.
  const gone = join(folder, 'gone.png')
  await writeFile(gone, await blots(85, 80, 60).png().toBuffer())
  await page.route('**/uploads', async (route) => {
    await rm(gone, { force: true })
    await route.continue()
  })
  await page.getByLabel('Add files', { exact: true }).first().setInputFiles(gone)
  await eventually(() => lines.getByRole('status').textContent()).toBe('0 added, 1 refused')
  expect(await outcome('gone.png')).toContain('It cannot be read: it was moved')
  await page.unroute('**/uploads')
  await lines.getByRole('button', { name: 'Clear this list' }).click()

  const packed = zipSync({
    'a/cliff_edge.png': await blots(82, 80, 60).png().toBuffer(),
    '../../evil.png': strToU8('x'),
    'inner.zip': strToU8('x'),
    'swells.png': Buffer.alloc(15_000_000),
    'read_me.txt': strToU8('x'),
  })
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([
      { name: 'shots.zip', mimeType: 'application/zip', buffer: Buffer.from(packed) },
      { name: 'cut.zip', mimeType: 'application/zip', buffer: Buffer.from('PK nothing') },
    ])
  await eventually(() => lines.getByRole('status').textContent()).toBe('1 added, 5 left out')
  expect(await outcome('cliff_edge.png')).toContain('added')
  expect(await outcome('evil.png')).toContain('its name leads out of the archive')
  expect(await outcome('inner.zip')).toContain('an archive within an archive')
  expect(await outcome('swells.png')).toMatch(/it unpacks to \d+ times its size/)
  expect(await outcome('cut.zip')).toContain('is no ZIP file, or it is cut off')
  await on.engine.does('jonna', 'asset.show', { id: 'cliff-edge' })
  await expectAccessible(page)
  expect(complaints.filter((line) => !/409|ERR_(UPLOAD_FILE_CHANGED|FILE_NOT_FOUND|ACCESS_DENIED)/.test(line))).toEqual([])
  await rm(folder, { recursive: true, force: true })
})

/** As a person drops them from a file browser. */
const dropFiles = async (page: Page, files: string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
}

/** Recorded by the browser itself: a real video, which it can play. */
const videoIn = async (page: Page): Promise<Buffer> => {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 640, height: 360 })
    const pen = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' })
    const pieces: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    recorder.start()
    for (let n = 0; n < 45 && pen; n++) {
      pen.fillStyle = '#24576b'
      pen.fillRect(0, 0, 640, 360)
      pen.fillStyle = '#e8b04b'
      pen.fillRect(n * 12, 120, 120, 120)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    recorder.stop()
    await ended
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return Buffer.from(base64, 'base64')
}

test('a video comes in with a poster that the browser makes, plays from our own address, and is given another frame', async () => {
  const { page, complaints } = await on.visit('jonna', '/library?view=assets')
  const buffer = await videoIn(page)
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([{ name: 'yellow_box.webm', mimeType: 'video/webm', buffer }])
  const lines = page.getByRole('region', { name: 'Files on their way' })
  await eventually(() => lines.getByRole('listitem').textContent()).toMatch(/yellow_box\.webm.*added/)
  const { asset } = await on.engine.does('jonna', 'asset.show', { id: 'yellow-box' })
  expect(asset).toMatchObject({ mediaType: 'video/webm', width: 640, height: 360, duration: expect.closeTo(1.8, 0) as number })
  expect(asset.poster).toBeDefined()
  await page.getByText('Yellow box, poster').waitFor()
  await page.goto(new URL('/assets/yellow-box', page.url()).href)
  const video = page.getByLabel('Video: Yellow box')
  await video.waitFor()
  await video.evaluate(async (one: HTMLVideoElement) => {
    one.muted = true
    await one.play()
    await new Promise((resolve) => setTimeout(resolve, 300))
    one.pause()
    one.currentTime = 0.2
    await new Promise((resolve) => one.addEventListener('seeked', resolve, { once: true }))
  })
  await page.getByRole('button', { name: 'Make this frame its poster' }).click()
  await eventually(async () => (await on.engine.does('jonna', 'asset.show', { id: 'yellow-box' })).asset.poster?.hash).not.toBe(asset.poster?.hash)
  const { id: said } = await on.engine.does('jonna', 'asset.add', {
    name: 'Yellow box, English',
    content: Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.500\nA box moves.\n').toString('base64'),
  })
  const captions = page.getByLabel('en', { exact: true })
  await captions.click()
  await page.getByRole('option', { name: /^Yellow box, English/ }).click()
  await eventually(async () => (await on.engine.does('jonna', 'asset.show', { id: 'yellow-box' })).asset.captions?.['en']?.asset).toBe(said)
  await eventually(() => video.locator('track').getAttribute('srclang')).toBe('en')

  // Of many files the newest are offered, what is named stays in sight, and words find the others.
  const file = async (name: string, said: string) =>
    on.engine.does('jonna', 'asset.add', { name, content: Buffer.from(`WEBVTT\n\n00:00.000 --> 00:01.000\n${said}\n`).toString('base64') })
  const { id: older } = await file('Amber cube, Svenska', 'En kub.')
  for (let n = 0; n < 12; n++) await file(`Another video ${n}`, `Line ${n}.`)
  const seek = page.getByLabel('Find captions by words')
  await seek.fill('cube')
  await eventually(() => captions.textContent()).toBe('Yellow box, English')
  await captions.click()
  await page.getByRole('option', { name: /^Amber cube, Svenska/ }).click()
  await eventually(async () => (await on.engine.does('jonna', 'asset.show', { id: 'yellow-box' })).asset.captions?.['en']?.asset).toBe(older)
  await eventually(() => captions.textContent()).toBe('Amber cube, Svenska')
  expect(await seek.inputValue()).toBe('cube')
  await seek.fill('zzyzx')
  await page.getByText('No captions are called so.').waitFor()
  await eventually(() => captions.textContent()).toBe('Amber cube, Svenska')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('pictures are gathered for others by tag and by hand, and their page is opened and closed', async () => {
  const { page, complaints } = await on.visit('maren', '/collections')
  await eventually(() => titleOf(page)).toBe('No collection yet.')
  await expectAccessible(page)
  await page.keyboard.press('n')
  await page.getByLabel('Name').fill('For the press')
  await page.getByRole('combobox', { name: 'Add a tag' }).click()
  await page.getByRole('option', { name: /^autumn/i }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually(() => titleOf(page)).toMatch(/^Holds 1 asset\. Nobody outside sees it\.$/)
  await page.getByText('by its tags, or in a component').waitFor()

  await page.keyboard.press('n')
  await page.getByLabel('Find assets').fill('snow')
  await page.getByRole('button', { name: 'Add “Snowfield”' }).click()
  await eventually(() => titleOf(page)).toContain('Holds 2 assets.')
  await page.getByRole('button', { name: 'Open a page' }).click()
  const address = await page.getByLabel('Address').textContent()
  const asOthersSeeIt = async () => (await fetch(`${on.engine.address}${new URL(address ?? '').pathname}`)).text()
  expect(await asOthersSeeIt()).toContain('Snowfield')
  await page.getByRole('button', { name: 'I have it' }).click()
  await eventually(() => titleOf(page)).toContain('Its page is open until')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Take out “Snowfield”' }).click()
  await eventually(() => titleOf(page)).toContain('Holds 1 asset.')
  expect(await asOthersSeeIt()).not.toContain('Snowfield')
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close it' }).click()
  await eventually(() => titleOf(page)).toContain('Nobody outside sees it.')
  expect(await asOthersSeeIt()).not.toContain('Ridge')

  // From the picture’s own page too.
  await page.goto(`${on.engine.address}/assets/snowfield`)
  await page.getByRole('button', { name: 'Put into a collection' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'For the press' }).click()
  await eventually(() => titleOf(page)).toContain('Holds 2 assets.')
  expect(complaints).toEqual([])
})

test('a picture leads on: to a component of it, a new version, its file, and a collection, which is told where it is used', async () => {
  const content = (await blots(83, 320, 240).png().toBuffer()).toString('base64')
  const { id } = await on.engine.does('jonna', 'asset.add', { name: 'Gully', content })
  for (const { id: held, state } of (await on.engine.does('jonna', 'collection.list', {})).items)
    if (state === 'current') await on.engine.does('maren', 'collection.retire', { id: held, reason: 'Over' })
  const { page, complaints } = await on.visit('jonna', '/assets/gully')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()])
  expect(file.suggestedFilename()).toBe('gully.png')

  await page.getByRole('button', { name: 'Gather a collection with it' }).click()
  await page.getByLabel('What is it called?').fill('Rocks')
  await page.keyboard.press('Enter')
  await eventually(() => titleOf(page)).toMatch(/^Holds 1 asset/)
  await page.goBack()
  await page.getByRole('link', { name: 'Rocks' }).waitFor()

  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Add a new version' }).click()])
  await chooser.setFiles([{ name: 'gully_seen_from_above_at_noon.png', mimeType: 'image/png', buffer: await blots(84, 320, 240).png().toBuffer() }])
  const lines = page.getByRole('region', { name: 'The new version' })
  await eventually(() => lines.getByRole('status').textContent()).toBe('1 added')
  expect((await on.engine.does('jonna', 'asset.show', { id: 'gully-seen-from-above-at-noon' })).asset.replaces).toBe(id)
  await page.getByRole('heading', { name: 'Versions' }).waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Make a component of it' }).click()
  await page.getByRole('radio', { name: 'Gully', exact: true }).waitFor()
  expect(await page.getByRole('radio', { name: 'Gully', exact: true }).isChecked()).toBe(true)
  const tiles = page
    .getByRole('list')
    .filter({ has: page.getByRole('radio') })
    .getByRole('listitem')
  for (const tile of await tiles.all()) {
    const [place, label] = [await tile.boundingBox(), await tile.locator('label').boundingBox()]
    expect(label?.width).toBeLessThanOrEqual(place?.width ?? 0)
  }
  expect(complaints).toEqual([])
})

test('a document comes in, is found by what a page says, and is leafed through by key; what cannot be drawn is read all the same', async () => {
  const pages = ['Look book', 'The ridge shell keeps out sleet', 'Care'].map((line) => [line])
  const { page, complaints } = await on.visit('jonna', '/library?view=assets')
  await page
    .getByLabel('Add files', { exact: true })
    .first()
    .setInputFiles([
      { name: 'look_book.pdf', mimeType: 'application/pdf', buffer: pdf({ pages }) },
      { name: 'runs.pdf', mimeType: 'application/pdf', buffer: pdf({ catalogue: '/OpenAction << /S /JavaScript /JS (x) >>' }) },
    ])
  const lines = page.getByRole('region', { name: 'Files on their way' }).getByRole('listitem')
  await eventually(() => lines.filter({ hasText: 'look_book.pdf' }).textContent()).toContain('added')
  await eventually(() => lines.filter({ hasText: 'runs.pdf' }).textContent()).toContain('The document holds a script. Save it as PDF/A-2')
  await page.getByRole('searchbox').fill('look sleet')
  const tile = page.getByRole('list', { name: 'Assets', exact: true }).getByRole('link', { name: /Look book/ })
  await eventually(() => tile.textContent()).toMatch(/210 × 297 mm, 3 pages.*says “sleet” on page 2/)
  await tile.locator('img').waitFor()
  await tile.click()

  const document = page.getByRole('region', { name: 'Document: Look book' })
  const text = document.getByRole('group', { name: /^Text of page/ })
  await document.getByRole('img', { name: /^Page 2 of “Look book”/ }).waitFor()
  await eventually(() => text.textContent()).toBe('The ridge shell keeps out sleet')
  await document.getByRole('group', { name: 'Page 2', exact: true }).press('ArrowRight')
  await eventually(() => text.textContent()).toBe('Care')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Home')
  await eventually(() => text.textContent()).toBe('Look book')
  await document.getByLabel('Page', { exact: true }).fill('3')
  await page.keyboard.press('Enter')
  await eventually(() => page.url()).toContain('page=3')
  const [download] = await Promise.all([page.waitForEvent('download'), document.getByRole('link', { name: /^Download/ }).click()])
  expect(download.suggestedFilename()).toBe('look-book.pdf')
  await expectAccessible(page)
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([])

  await page.route('**/page/**', (route) => route.fulfill({ status: 422, body: '{}' }))
  await page.reload()
  await document.getByText('Page 3 cannot be drawn.').waitFor()
  await eventually(() => text.textContent()).toBe('Care')
  await expectAccessible(page)
  await page.unroute('**/page/**')
  await document.getByRole('button', { name: 'Try it again' }).click()
  await document.getByRole('img').waitFor()
})

test('a wall of thousands draws what is seen, and has fetched what comes before somebody is there', async () => {
  const made = 3_000
  await sql`insert into asset (engine, id, version, body) select engine, 'ast_made' || lpad(k::text, 8, '0'), 1, body || jsonb_build_object('id',
    'ast_made' || lpad(k::text, 8, '0'), 'key', 'made-up-' || k, 'name', 'Made up ' || k, 'addedAt', '2020-01-01T00:00:00.' || lpad((9999 - k)::text, 4, '0'))
    from generate_series(1, ${made}) as k, (select * from asset order by id limit 1) as one`.execute(on.engine.db)
  const { page, complaints } = await on.visit('jonna', '/library?view=assets')
  const wall = page.getByRole('list', { name: 'Assets', exact: true })
  await wall.getByRole('listitem').first().waitFor()
  expect(await wall.getByRole('listitem').count()).toBeLessThan(120)
  const seen = new Set<string>()
  await wall.hover()
  for (let n = 0; n < 40; n++) {
    await page.mouse.wheel(0, 1_500)
    await eventually(async () => wall.locator('li').filter({ visible: true }).last().getByRole('link').count()).toBe(1)
    for (const name of await wall.locator('b').allTextContents()) seen.add(name)
  }
  expect(seen.size).toBeGreaterThan(1_500)
  expect(await wall.getByRole('listitem').count()).toBeLessThan(120)
  expect(complaints).toEqual([])
  await sql`delete from asset where id like 'ast_made%'`.execute(on.engine.db)
}, 120_000)

test.each([
  ['/library?view=assets', 390],
  ['/assets/ridge-at-dusk', 1440],
  ['/assets/ridge-at-dusk', 1024],
  ['/assets/ridge-at-dusk', 390],
])('%s holds at %i px, light and dark', async (path, width) => {
  for (const theme of ['light', 'dark'] as const) {
    const { page } = await on.visit('jonna', path, { width, theme })
    await eventually(() => titleOf(page)).not.toBe('Loading')
    await page.locator('main img').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await expectAccessible(page)
  }
})
