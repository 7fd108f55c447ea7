import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Hono } from 'hono'
import type { Storage } from '../../adapters/storage/storage.ts'
import { font } from '../../engine/create/font.ts'
import type { Database } from '../store/database.ts'
import { allThings } from '../store/noun.store.ts'
import { smallPictures } from './small-pictures.ts'

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  svg: 'image/svg+xml',
}
const forever = 'public, max-age=31536000, immutable'
const { resolve } = createRequire(import.meta.url)

/**
 * Pictures and fonts for pages and messages. An address holds the hash of what lies there, so it is never stale and cannot be guessed.
 * A drawing is shown without any right to run or load something. Lists take pictures small.
 */
export const serveMedia = (app: Hono, on: { db: Database; storage: Storage; engines(): ReadonlySet<string> }): void => {
  app.get('/media/:engine/font/:file', async (context) => {
    const { engine, file } = context.req.param()
    const key = /^([a-z][a-z0-9-]*)\.woff2$/.exec(file)?.[1]
    const [found] = key !== undefined && on.engines().has(engine) ? await allThings({ db: on.db, engine }, font, { key }) : []
    if (!found) return context.notFound()
    const bytes = await readFile(resolve(`${found.file}2`))
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': 'font/woff2',
      'cache-control': 'public, max-age=86400',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    })
  })
  const named = (engine: string, name: string): { hash: string; type: string } | undefined => {
    const [, hash, ending = ''] = /^([0-9a-f]{64})\.([a-z]{3,4})$/.exec(name) ?? []
    const type = types[ending]
    return hash !== undefined && type !== undefined && on.engines().has(engine) ? { hash, type } : undefined
  }
  const small = smallPictures()
  app.get('/media/:engine/small/:name', async (context) => {
    const { engine, name } = context.req.param()
    const at = named(engine, name)
    const bytes = at && (await small(`${engine}/${at.hash}`, () => on.storage.get(engine, at.hash)))
    return bytes ? context.body(bytes, 200, headersOf('image/webp')) : context.notFound()
  })
  app.get('/media/:engine/:name', async (context) => {
    const { engine, name } = context.req.param()
    const at = named(engine, name)
    const bytes = at && (await on.storage.get(engine, at.hash))
    return bytes ? context.body(new Uint8Array(bytes), 200, headersOf(at.type)) : context.notFound()
  })
}

const headersOf = (type: string) => ({
  'content-type': type,
  'cache-control': forever,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
})
