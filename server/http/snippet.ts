import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'

const file = new URL('../../sdk/snippet/snippet.js', import.meta.url)

/** The browser snippet, for pages of other origins. Never cached for long: a mend must reach every page within minutes. */
export const serveSnippet = (app: Hono): void => {
  const script = new Uint8Array(readFileSync(file))
  app.get(
    '/snippet.js',
    () =>
      new Response(script, {
        headers: {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=300',
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
          'x-content-type-options': 'nosniff',
        },
      }),
  )
}
