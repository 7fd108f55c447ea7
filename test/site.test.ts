import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isRefusal } from '../engine/kernel/refusal.ts'
import { openEngine } from '../server/found.ts'
import { signInLink } from '../server/http/sign-in.ts'
import { listen } from '../server/listen.ts'
import { openSite, type OpenSite } from '../server/open-site.ts'
import { rooms } from '../server/rooms.ts'
import { siteApp } from '../server/site.ts'
import { complaintsOf, openBrowser } from './browser.ts'
import { release } from './released.ts'
import { runningEngine, type RunningEngine } from './running.ts'
import { builtConsole } from './served-console.ts'

/** Component text that would run if the page took it for anything but text. */
const attack = '<img src=x onerror="window.hit=1">Rain & <b>wind</b>'

let on: RunningEngine
let site: OpenSite
let browser: Browser
beforeAll(async () => {
  on = await runningEngine({ rooms, consoleFolder: await builtConsole() })
  const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
  for (const key of ['home-hero', 'mobile-hero'])
    await on.does('aiko', 'placement.save', { key, name: key, channel: 'web', goal, holdout: { share: 0 } })
  await release(on, { placement: 'home-hero', name: 'storm', headlines: [attack] })
  const branch = async () => (await on.does('aiko', 'decision.request', { placement: 'home-hero' })).branch
  await vi.waitUntil(async () => (await branch()) !== 'fallback', { timeout: 20_000, interval: 100 })
  const opened = await openSite(on, { host: '127.0.0.1', port: 0, api: on.address, engine: on.founded.engine })
  if (!opened || isRefusal(opened)) throw new Error(opened?.message ?? 'there is no site')
  site = opened
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser.close()
  await site.close()
  await on.stop()
})

/** Who may report is told beforehand, and recorded once it is seen; for anybody else it is recorded at once. */
const told = '/api/decision.prefetch'
const recorded = '/api/decision.batch'

interface Sent {
  path: string
  body: Record<string, unknown>
}
interface SentEvent {
  event: string
  anonymousId: string
  properties: { receipt?: string; [name: string]: unknown }
}

interface Visit {
  context: BrowserContext
  page: Page
  /** All that the page sent to the engine. */
  sent: Sent[]
  complaints: string[]
  /** One for the whole page, each time it is filled. */
  asked(): Sent[]
  events(): SentEvent[]
  stored(): Promise<unknown>
}

const visit = async (url = site.url, wish: { refuses?: boolean } = {}): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    // Who says that they are headless is set aside as a machine.
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36',
    ...(wish.refuses && { extraHTTPHeaders: { 'sec-gpc': '1' } }),
  })
  // This Chromium does not know the signal itself: a browser that does sets both.
  if (wish.refuses) await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  const sent: Sent[] = []
  page.on('request', (request) => {
    const { pathname, origin } = new URL(request.url())
    if (origin === on.address && request.method() === 'POST')
      sent.push({ path: pathname, body: JSON.parse(request.postData() ?? '{}') as Record<string, unknown> })
  })
  await page.goto(url)
  return {
    context,
    page,
    sent,
    complaints,
    asked: () => sent.filter(({ path }) => path === told || path === recorded),
    events: () => sent.filter(({ path }) => path === '/v1/batch').flatMap(({ body }) => body['batch'] as SentEvent[]),
    stored: async () => ({
      kept: await page.evaluate(() => [...Object.entries(localStorage), ...Object.entries(sessionStorage)]),
      cookies: await context.cookies(),
    }),
  }
}

const hero = '.hero'
const filled = (page: Page) => page.waitForSelector(`${hero} h1:not(.quiet *)`)
const agree = (page: Page) => page.getByRole('button', { name: 'Yes, to both' }).click()
/** Longer than a glance that counts, and than what is sent together waits. */
const aWhile = (page: Page) => page.waitForTimeout(1_800)

interface Told {
  id: string
  receipt: string
}

/** The next decision that fills a placement of the page. */
const decidedOn = (page: Page, placement: string): Promise<Told> =>
  page.evaluate(
    (wanted) =>
      new Promise<Told>((resolve) => {
        addEventListener('continuo:decided', (event) => {
          if ((event.target as HTMLElement).dataset['continuoPlacement'] === wanted) resolve((event as CustomEvent<Told>).detail)
        })
      }),
    placement,
  )

/** What the engine counts for a decision. */
const outcomesOf = async (id: string): Promise<string[]> => {
  const explained = await on.perform({ engine: on.founded.engine, actor: await on.actor('aiko'), operation: 'decision.explain', input: { id } })
  if (isRefusal(explained)) return []
  const { outcomes } = explained as { outcomes: { kind: string; state: string }[] }
  return outcomes.flatMap(({ kind, state }) => (state === 'joined' ? [kind] : []))
}

describe('the sample site, in a real browser', () => {
  it('is filled for somebody who said nothing, of whom nothing is stored and no id is sent', async () => {
    const { page, context, sent, stored, complaints } = await visit()
    await filled(page)
    await page.getByRole('button', { name: 'Add to basket' }).first().click()
    await page.getByRole('button', { name: 'Basket 1' }).click()
    await page.getByRole('button', { name: 'Order', exact: true }).click()
    await aWhile(page)
    expect(sent).toEqual([
      { path: recorded, body: { context: expect.any(Object), locale: 'en', requests: [{ placement: 'home-hero' }, { placement: 'mobile-hero' }] } },
    ])
    expect(await stored()).toEqual({ kept: [], cookies: [] })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows an attack in a component’s text as text', async () => {
    const { page, context } = await visit()
    const headline = await filled(page)
    expect(await headline.textContent()).toBe(attack)
    expect(await page.locator(`${hero} img, ${hero} b, ${hero} script`).count()).toBe(0)
    expect(await page.evaluate(() => 'hit' in window)).toBe(false)
    await context.close()
  })

  it('reports what was seen once, by its receipt, and what was clicked, joined to its decision', async () => {
    const { page, context, events, asked, stored, complaints } = await visit()
    await filled(page)
    // At once: what stood there before the yes is gone within its second, and must not count as seen.
    const decided = decidedOn(page, 'home-hero')
    await agree(page)
    const { id, receipt } = await decided
    await aWhile(page)
    for (const turn of [0, 10_000, 0]) {
      await page.mouse.wheel(0, turn === 0 ? -10_000 : turn)
      await aWhile(page)
    }
    const anonymousId = events()[0]?.anonymousId ?? ''
    expect(anonymousId).toMatch(/^[0-9a-f-]{36}$/)
    expect(asked().map(({ path }) => path)).toEqual([recorded, told])
    // The two that the banner asks for; being written to is not among them.
    const agreed = { personalisation: true, tracking: true }
    expect(asked().at(-1)?.body).toMatchObject({ subject: { anonymousId } })
    expect(asked().at(-1)?.body['consent']).toEqual(agreed)
    expect(await page.evaluate(() => window.continuo.consented())).toEqual(agreed)
    expect(await stored()).toMatchObject({ kept: [['continuo', expect.stringContaining(anonymousId)]], cookies: [] })
    const seen = events().filter(({ event }) => event === 'Content Exposed')
    expect(seen.filter(({ properties }) => properties.receipt === receipt)).toHaveLength(1)
    // The other one is that of the second placement: nothing that was shown before the yes is among them.
    expect(seen).toHaveLength(2)

    await page.locator(`${hero} a`).click()
    // One of two ways leads on, as was drawn.
    await page.waitForURL(/\/(shells|find)/)
    await expect.poll(() => outcomesOf(id), { timeout: 20_000 }).toEqual(['exposure', 'click'])
    expect(complaints).toEqual([])
    await context.close()
  }, 60_000)

  it('is a shop: what goes into the basket is added, and what is ordered is an order, joined to the decisions of the page', async () => {
    const { page, context, events, stored, complaints } = await visit()
    await filled(page)
    const decided = decidedOn(page, 'home-hero')
    await agree(page)
    const { id } = await decided
    await page.getByRole('button', { name: 'Add to basket' }).first().click()
    await page.getByRole('button', { name: 'Add to basket' }).first().click()
    await page.getByRole('button', { name: 'Add to basket' }).nth(4).click()
    await aWhile(page)
    // Another page of the shop has the same basket.
    await page.goto(`${site.url}/find`)
    await page.getByRole('button', { name: 'Basket 3' }).click()
    const till = page.getByRole('dialog', { name: 'Your basket' })
    expect(await till.locator('tr').allTextContents()).toEqual([
      expect.stringMatching(/^Tarn shell2 ×€.578/),
      expect.stringMatching(/^Beck cap1 ×€.39/),
      expect.stringMatching(/Together€.617/),
    ])
    await till.getByRole('button', { name: 'Take Beck cap out' }).click()
    await page.waitForFunction(() => document.querySelector('.why')?.hasAttribute('hidden') === false)
    await till.getByRole('button', { name: 'Order', exact: true }).click()
    await till.getByText(/^Thank you\. lm-/).waitFor()
    expect(await page.locator('.basket b').textContent()).toBe('0')
    await aWhile(page)
    const told = events().flatMap(({ event, properties }) =>
      event.startsWith('Content') ? [] : [[event, properties['quantity'] ?? properties['total']]],
    )
    expect(told).toEqual([
      ['Product Added', 1],
      ['Product Added', 1],
      ['Product Added', 1],
      ['Product Removed', 1],
      ['Order Completed', 578],
    ])
    expect(await stored()).toMatchObject({ kept: [['continuo', expect.anything()]] })
    // The decision that was shown when the order came counts it; the one before it saw things added, which is no order.
    const ordered = await page.locator('.why a').getAttribute('href')
    await expect.poll(() => outcomesOf(ordered?.split('/').at(-1) ?? ''), { timeout: 20_000 }).toContain('conversion')
    expect(await outcomesOf(id)).not.toContain('conversion')
    const { lineage } = await on.does('aiko', 'decision.explain', { id })
    expect(lineage.find(({ thing }) => thing === 'Product Added')?.sentence).toMatch(/^set aside, since its placement counts Order Completed;/)
    expect(complaints).toEqual([])
    await context.close()
  }, 60_000)

  it('forgets again when the yes is taken back', async () => {
    const { page, context, asked, stored } = await visit()
    await filled(page)
    await agree(page)
    await page.getByRole('button', { name: 'Add to basket' }).first().click()
    await expect.poll(() => asked().length).toBe(2)
    await page.getByRole('button', { name: 'Change what you allowed' }).click()
    await page.getByRole('button', { name: 'No, thank you' }).click()
    await expect.poll(() => asked().map(({ path }) => path)).toEqual([recorded, told, recorded])
    expect(asked().at(-1)?.body).not.toHaveProperty('subject')
    expect(await stored()).toMatchObject({ kept: [] })
    await context.close()
  })

  it('takes Global Privacy Control for a no, whatever is pressed', async () => {
    const { page, context, asked, sent, stored } = await visit(site.url, { refuses: true })
    await filled(page)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: 'Change what you allowed' }).click()
    await agree(page)
    await expect.poll(() => asked().length).toBe(2)
    await aWhile(page)
    for (const { body } of sent) expect(body).not.toHaveProperty('subject')
    expect(sent.map(({ path }) => path)).toEqual([recorded, recorded])
    expect(await stored()).toEqual({ kept: [], cookies: [] })
    await context.close()
  })

  it('leads from “Why did I see this?” to the decision', async () => {
    const { page, context } = await visit()
    const door = await context.newPage()
    await door.goto(await signInLink(on.db, on.founded.engine, on.founded.people['maren'] ?? '', on.address))
    await door.getByRole('button', { name: 'Sign in' }).click()
    await door.waitForURL(`${on.address}/`)
    await door.close()
    const why = page.getByRole('link', { name: 'Why did I see this?' })
    const id = (await why.getAttribute('href'))?.split('/').at(-1) ?? ''
    await expect.poll(async () => (await on.does('aiko', 'decision.list', {})).items.map((one) => one.id), { timeout: 20_000 }).toContain(id)
    const opening = context.waitForEvent('page')
    await why.click()
    const decision = await opening
    await decision.getByRole('heading', { level: 1 }).waitFor()
    expect(decision.url()).toContain(id)
    const reason = (await page.locator('.why span').textContent()) ?? 'none'
    await expect.poll(() => decision.locator('main').textContent(), { timeout: 20_000 }).toContain(reason)
    await context.close()
  })
})

/** What the browser itself says of a server that does not answer; what we say would come on top. */
const ofTheBrowser = (complaint: string): boolean => complaint.startsWith('Failed to load resource')

describe('while the engine is down', () => {
  const stands = async ({ page, complaints }: Visit): Promise<void> => {
    await page.getByRole('button', { name: 'Add to basket' }).first().click()
    await page.getByRole('button', { name: 'Add to basket' }).last().click()
    expect(await page.locator('.basket b').textContent()).toBe('2')
    await aWhile(page)
    expect(complaints.filter((complaint) => !ofTheBrowser(complaint))).toEqual([])
  }

  const isThere = async () => true

  it('the page stands with what it had by itself', async () => {
    const vacant = await listen(siteApp({ api: '', console: '', key: '' }, isThere), '127.0.0.1', 0)
    if (isRefusal(vacant)) throw new Error(vacant.message)
    await vacant.close()
    const gone = `http://127.0.0.1:${vacant.port}`
    const alone = await listen(siteApp({ api: gone, console: gone, key: 'none' }, isThere), '127.0.0.1', 0)
    if (isRefusal(alone)) throw new Error(alone.message)
    const visited = await visit(`http://127.0.0.1:${alone.port}`)
    expect(await visited.page.locator(`${hero} h1`).textContent()).toBe('Made for bad weather')
    expect(await visited.page.getByRole('dialog').count()).toBe(0)
    await stands(visited)
    await visited.context.close()
    await alone.close()
  })

  it('a page that was filled before stands with what it shows', async () => {
    const visited = await visit()
    await filled(visited.page)
    await visited.context.route(`${on.address}/**`, (route) => route.abort('connectionrefused'))
    await agree(visited.page)
    await visited.page.evaluate(() => window.continuo.identify('somebody'))
    await stands(visited)
    expect(await visited.page.locator(`${hero} h1`).textContent()).toBe(attack)
    await visited.context.close()
  })
})

it('once the sample is cleared the site says so, and asks nothing', async () => {
  await openEngine(on.db, on.founded.engine, on.clock())
  await on.does('maren', 'demo.reset', { confirm: 'Lindmoor Trail' })
  const response = await fetch(site.url)
  expect([response.status, await response.text()]).toEqual([410, expect.stringContaining('It was cleared')])
  const { page, sent, complaints, context } = await visit()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This shop has closed')
  expect(await page.getByRole('link', { name: 'Open the console' }).getAttribute('href')).toBe(`${on.address}/placements?new`)
  expect(sent).toEqual([])
  expect(complaints.filter((line) => !line.includes('410'))).toEqual([])
  await context.close()
})
