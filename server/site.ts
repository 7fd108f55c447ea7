import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

const folder = new URL('../starter/site/', import.meta.url)
const font = new URL('../node_modules/@fontsource/young-serif/files/young-serif-latin-400-normal.woff2', import.meta.url)

/** What the page must know: where decisions come from, where the console is, and its public key. */
export interface SitePlaces {
  api: string
  console: string
  key: string
}

const files: Record<string, { file: URL; type: string }> = {
  '/': { file: new URL('index.html', folder), type: 'text/html; charset=utf-8' },
  '/site.css': { file: new URL('site.css', folder), type: 'text/css; charset=utf-8' },
  '/site.js': { file: new URL('site.js', folder), type: 'text/javascript; charset=utf-8' },
  '/young-serif.woff2': { file: font, type: 'font/woff2' },
}

const cleared = new URL('cleared.html', folder)

/** The sample brand's own site, at an origin of its own: content of a brand never shares the console's. Once the sample is cleared it says so. */
export const siteApp = (places: SitePlaces, isThere: () => Promise<boolean>): Hono => {
  const app = new Hono()
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${places.api}`,
    `connect-src 'self' ${places.api}`,
    `img-src 'self' data: ${places.api}`,
    `media-src 'self' ${places.api}`,
    `font-src 'self' ${places.api}`,
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ')
  app.get('*', async (context) => {
    // Links of the sample lead to pages that it does not have: they all show the one that it has.
    const known = files[context.req.path] ?? (context.req.path.includes('.') ? undefined : files['/'])
    if (!known) return context.notFound()
    const isPage = known.type.startsWith('text/html')
    const gone = isPage && !(await isThere())
    const bytes = await readFile(gone ? cleared : known.file)
    const body = isPage
      ? bytes.toString().replaceAll(/\{\{(api|console|key)\}\}/g, (_, name: keyof SitePlaces) => places[name])
      : new Uint8Array(bytes)
    return new Response(body, {
      status: gone ? 410 : 200,
      headers: { 'content-type': known.type, 'cache-control': 'no-cache', 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
    })
  })
  return app
}
