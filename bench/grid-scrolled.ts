import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import type { LocalAccess } from '../server/local-access.ts'
import { findPostgres } from '../server/postgres/supervise.ts'
import { openBrowser, openPage } from '../test/browser.ts'
import { type Benchmark, median } from './figure.ts'
import { freePorts } from './free-ports.ts'
import { startOnce, stop } from './start.ts'

const held = 100_000
/** Pixels a second: two screens, then more than anybody reads at. */
const speeds = [1_800, 6_000]
const scrolledMs = { usual: 15_000, full: 60_000 }

/** Made-up assets over the pictures of the sample: their facts and bytes are real, their names are not. */
const furnish = async (folder: string): Promise<void> => {
  const found = await findPostgres(folder)
  if (!found.ok) throw new Error(found.message)
  const client = new pg.Client({ ...found.postgres.connection, options: '-c search_path=continuo' })
  await client.connect()
  try {
    await client.query(
      `with sample as (select engine, body, row_number() over (order by id) - 1 as n, count(*) over () as of from asset)
       insert into asset (engine, id, version, body)
       select engine, 'ast_bench' || lpad(k::text, 8, '0'), 1, body || jsonb_build_object('id', 'ast_bench' || lpad(k::text, 8, '0'), 'key', 'made-up-' || k,
         'name', 'Made up ' || k, 'addedAt', to_char(timestamp '2026-01-01' + k * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"'))
       from generate_series(1, $1) as k join sample on sample.n = k % sample.of`,
      [held],
    )
    await client.query('vacuum analyze asset')
  } finally {
    await client.end()
  }
}

const signedIn = async (page: Page, { url, token }: LocalAccess): Promise<void> => {
  const response = await fetch(new URL('/sign-in/link', url), { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  const { url: link } = (await response.json()) as { url: string }
  await page.request.post(link, { headers: { origin: new URL(url).origin }, maxRedirects: 0 })
}

interface Seen {
  frames: number
  /** frames in which a place in view held nothing but the ground */
  blank: number
  /** frames in which a picture in view had not come yet: it stands on the ground of its tile, with its name */
  unpainted: number
  /** milliseconds between two frames */
  gaps: number[]
  scrolled: number
}

/** Scrolls at a steady speed, and looks at every frame as a person would: is something where a tile belongs? */
const scroll = (page: Page, speed: number, forMs: number): Promise<Seen> =>
  page.evaluate(
    ([pixels = 0, most = 0]) =>
      new Promise<Seen>((resolve) => {
        const wall = document.querySelector<HTMLElement>('ul[aria-label="Assets"]')
        if (!wall) throw new Error('there is no wall')
        let scroller = wall.parentElement
        while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement
        const box = scroller ?? document.documentElement
        const view = box.getBoundingClientRect()
        const seen: Seen = { frames: 0, blank: 0, unpainted: 0, gaps: [], scrolled: 0 }
        const start = box.scrollTop
        let last = performance.now()
        const began = last
        /** A place where a tile belongs: looked for on a grid of points that is finer than the tiles. */
        const look = (): void => {
          const area = wall.getBoundingClientRect()
          const [top, bottom] = [Math.max(view.top, area.top), Math.min(view.bottom, area.bottom)]
          const tiles = [...wall.children]
            .map((one) => ({ one, at: one.getBoundingClientRect() }))
            .filter(({ at }) => at.bottom > top && at.top < bottom)
          const drawn = tiles.filter(({ one }) => !one.hasAttribute('data-waits'))
          const covered = drawn.reduce((sum, { at }) => sum + (at.width + 12) * (Math.min(at.bottom + 12, bottom) - Math.max(at.top, top)), 0)
          if (drawn.length < tiles.length || covered < (bottom - top) * area.width * 0.97) seen.blank++
          else if (drawn.some(({ one }) => one.querySelector('img')?.complete !== true)) seen.unpainted++
        }
        const frame = (now: number): void => {
          look()
          seen.frames++
          seen.gaps.push(now - last)
          last = now
          box.scrollTop = start + ((now - began) / 1_000) * pixels
          seen.scrolled = box.scrollTop - start
          if (now - began < most) requestAnimationFrame(frame)
          else resolve(seen)
        }
        requestAnimationFrame(frame)
      }),
    [speed, forMs] as const,
  )

/** The wall of 100,000 assets in the console, in a real browser: frames that show a gap where a tile belongs. */
export const gridScrolled: Benchmark = {
  figures: ['grid.scrolled'],
  run: async ({ full, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'continuo-bench-'))
    const product = await startOnce(folder, await freePorts())
    const browser = await openBrowser()
    try {
      say(`grid.scrolled: ${held} made-up assets are put into the library`)
      await furnish(folder)
      const page = await openPage(browser)
      await signedIn(page, product.access)
      await page.goto(new URL('/library?view=assets', product.access.url).href)
      await page.locator('ul[aria-label="Assets"] li').first().waitFor({ timeout: 60_000 })
      const runs: Seen[] = []
      for (const speed of speeds) {
        say(`grid.scrolled: ${speed} pixels a second`)
        runs.push(await scroll(page, speed, full ? scrolledMs.full : scrolledMs.usual))
      }
      const [frames, blank, unpainted] = (['frames', 'blank', 'unpainted'] as const).map((what) => runs.reduce((sum, one) => sum + one[what], 0))
      const share = (blank ?? 0) / (frames ?? 1)
      return [
        {
          name: 'grid.scrolled',
          value: blank ?? Number.NaN,
          unit: 'blank frames',
          against: `${frames} frames that were looked at; 1 is none blank`,
          ratio: 1 - share,
          more: {
            assets: held,
            pixelsScrolled: Math.round(runs.reduce((sum, { scrolled }) => sum + scrolled, 0)),
            speeds: speeds.join(' and '),
            blankBySpeed: runs.map((one) => one.blank).join(' and '),
            framesUnpainted: unpainted ?? 0,
            frameMsMedian: runs.map(({ gaps }) => Math.round(median(gaps))).join(' and '),
            frameMsWorst: runs.map(({ gaps }) => Math.round(Math.max(...gaps))).join(' and '),
          },
        },
      ]
    } finally {
      await browser.close()
      await stop(product)
      await rm(folder, { recursive: true, force: true })
    }
  },
}
