import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { Hono } from 'hono'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
}

const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "frame-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The built console: hashed files for ever, the page itself never cached; every other address is a screen of it. */
export const serveConsole = (app: Hono, folder: string): void => {
  app.get('*', async (context) => {
    const path = normalize(decodeURIComponent(context.req.path))
    const file = await readFile(join(folder, path)).catch(() => undefined)
    const asset = file !== undefined && extname(path) !== ''
    if (!asset && extname(path) !== '' && !path.endsWith('.html')) return context.notFound()
    const body = asset ? file : await readFile(join(folder, 'index.html')).catch(() => undefined)
    if (!body) return context.text('The console is not built. Run: npm run build', 503)
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': types[asset ? extname(path) : '.html'] ?? 'application/octet-stream',
        'cache-control': asset && path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      },
    })
  })
}
