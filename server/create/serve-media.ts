import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Context, Hono } from 'hono'
import type { Storage, Stored } from '../../adapters/storage/storage.ts'
import { type Asset, asset } from '../../engine/create/asset.ts'
import { mediaName, typeOfName } from '../../engine/create/media-name.ts'
import { font } from '../../engine/create/font.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { problemResponse } from '../http/problem.ts'
import type { Database } from '../store/database.ts'
import { allThings } from '../store/noun.store.ts'
import { readerOf } from '../store/reader.ts'
import { askedOf } from './byte-range.ts'
import { mayBeHad } from './may-be-had.ts'
import type { PagePictures } from './page-pictures.ts'
import { smallPictures } from './small-pictures.ts'

const { resolve } = createRequire(import.meta.url)

interface On {
  db: Database
  storage: Storage
  pages: PagePictures
  engines(): ReadonlySet<string>
  clock(): Date
}

/**
 * Pictures, videos, documents and fonts for pages and messages. An address holds the hash of what lies there, so it is never stale and cannot be guessed.
 * It answers as long as the rights of today let it: where they ended, whoever is signed in to the engine gets it still.
 * A drawing is shown without any right to run or load something. Lists take pictures small, and of a document its
 * first page; a video is read from where somebody looks at it.
 */
export const serveMedia = (app: Hono, on: On): void => {
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
  const named = (engine: string, name: string): Pick<Asset, 'hash' | 'mediaType'> | undefined => {
    const hash = name.slice(0, 64)
    const mediaType = typeOfName(name)
    return /^[0-9a-f]{64}$/.test(hash) && mediaType !== undefined && mediaName({ hash, mediaType }) === name && on.engines().has(engine)
      ? { hash, mediaType }
      : undefined
  }
  /** What is shown of these bytes, as long as their rights let it: how long it may be kept goes with it. */
  const had = async (context: Context, engine: string, hash: string, show: (cache: string) => Promise<Response>): Promise<Response> => {
    const read = readerOf({ db: on.db, engine })
    const first = async (state?: 'usable') => (await read.list(asset, { hash, ...(state && { state }) }, { limit: 1 })).items[0]
    // What was retired is shown on where it was shown, unless the same bytes came in again: then those say what holds.
    const one = (await first('usable')) ?? (await first())
    if (!one) return await context.notFound()
    const cache = await mayBeHad(on, context, { engine, assets: [one] })
    return isRefusal(cache) ? problemResponse(cache) : show(cache)
  }
  const small = smallPictures()
  app.get('/media/:engine/small/:name', async (context) => {
    const { engine, name } = context.req.param()
    const at = named(engine, name)
    if (!at) return context.notFound()
    return had(context, engine, at.hash, async (cache) => {
      const bytes = await small(
        `${engine}/${name}`,
        () => on.pages.standing(engine, at),
        () => on.pages.drawn(engine, at),
      )
      return bytes ? context.body(bytes, 200, headersOf('image/webp', cache)) : context.notFound()
    })
  })
  app.get('/media/:engine/page/:hash/:file', async (context) => {
    const { engine, hash, file } = context.req.param()
    const page = /^([1-9]\d{0,3})\.webp$/.exec(file)?.[1]
    if (page === undefined || !/^[0-9a-f]{64}$/.test(hash) || !on.engines().has(engine)) return context.notFound()
    return had(context, engine, hash, async (cache) => {
      const picture = await on.pages.of(engine, hash, Number(page))
      return isRefusal(picture) ? problemResponse(picture) : context.body(new Uint8Array(picture), 200, headersOf('image/webp', cache))
    })
  })
  app.get('/media/:engine/:name', async (context) => {
    const { engine, name } = context.req.param()
    const at = named(engine, name)
    if (!at) return context.notFound()
    return had(context, engine, at.hash, async (cache) => {
      const stored = await on.storage.open(engine, at.hash)
      return stored ? served(context, stored, { ...at, cache }) : context.notFound()
    })
  })
}

/** All of it, or the part that is asked for. */
type Shown = Pick<Asset, 'hash' | 'mediaType'> & { cache: string }

const served = (context: Context, { bytes, part }: Stored, { hash, mediaType, cache }: Shown): Response => {
  const tag = `"${hash}"`
  // A document is taken and opened by whoever reads it; it never runs under our address.
  const taken = mediaType === 'application/pdf' && { 'content-disposition': 'attachment' }
  const headers = { ...headersOf(mediaType, cache), ...taken, 'accept-ranges': 'bytes', etag: tag }
  if (context.req.header('if-none-match')?.includes(tag)) return context.body(null, 304, headers)
  const asked = askedOf({ range: context.req.header('range'), ifRange: context.req.header('if-range') }, bytes, tag)
  if (asked === 'unmet') return context.body(null, 416, { ...headers, 'content-range': `bytes */${bytes}` })
  const { from, to } = asked === 'whole' ? { from: 0, to: bytes - 1 } : asked
  // Nobody reads the body of a HEAD, so no file is opened for it.
  const body = context.req.method === 'HEAD' ? null : part(from, to)
  const length = String(to - from + 1)
  return asked === 'whole'
    ? new Response(body, { headers: { ...headers, 'content-length': length } })
    : new Response(body, { status: 206, headers: { ...headers, 'content-length': length, 'content-range': `bytes ${from}-${to}/${bytes}` } })
}

const headersOf = (type: string, cache: string) => ({
  'content-type': type,
  'cache-control': cache,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
})
