import type { Hono } from 'hono'
import { asset } from '../../engine/create/asset.ts'
import { preset } from '../../engine/create/preset.ts'
import { mediaTypeOf, PictureType, type Ratio } from '../../engine/create/rendition.ts'
import { isRefusal, refuse } from '../../engine/kernel/refusal.ts'
import { problemResponse } from '../http/problem.ts'
import type { Database } from '../store/database.ts'
import { readerOf } from '../store/reader.ts'
import { mayBeHad } from './may-be-had.ts'
import type { PresetPictures } from './preset-pictures.ts'

interface On {
  db: Database
  presets: PresetPictures
  engines(): ReadonlySet<string>
  clock(): Date
}

/**
 * Pictures of the library in the sizes of presets, for pages and apps that name their addresses themselves. Whatever stands there is stopped by the rights
 * of the picture as they are now: a copy is kept elsewhere for a day at the most, and never beyond their last day.
 */
export const servePresets = (app: Hono, on: On): void => {
  app.get('/media/:engine/preset/:preset/:file', async (context) => {
    const { engine, preset: key, file: name } = context.req.param()
    const asked = askedBy(name)
    if (!asked || !on.engines().has(engine)) return context.notFound()
    const read = readerOf({ db: on.db, engine })
    const [found] = await read.all(preset, { key, state: 'current' })
    const [picture] = (await read.list(asset, { hash: asked.hash, state: 'usable' }, { limit: 1 })).items
    if (!found)
      return problemResponse(
        refuse('notFound', `No preset that is in use is called ${key}.`, {
          where: [{ path: 'preset', problem: 'unknown, or retired' }],
          remedy: 'Name another preset at this address: preset.list has them.',
        }),
      )
    if (!picture) return context.notFound()
    // Of a video or document its poster is shown, which has rights of its own.
    const poster = picture.poster && (await read.get(asset, picture.poster.asset))
    const cache = await mayBeHad(on, context, { engine, assets: [picture, ...(poster ? [poster] : [])], media: [found.channel] })
    if (isRefusal(cache)) return problemResponse(cache)
    const type = asked.type ?? found.type
    const { file, tag } = await on.presets.of(engine, { asset: picture, preset: found, ratio: asked.ratio, type })
    if (isRefusal(file)) return problemResponse(file)
    const headers = {
      'content-type': mediaTypeOf[type],
      'cache-control': cache,
      etag: `"${tag}"`,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    }
    return context.req.header('if-none-match')?.includes(tag) ? context.body(null, 304, headers) : context.body(new Uint8Array(file), 200, headers)
  })
}

/** `HASH@2x.webp`: which picture, for which screen, packed as what; without an ending as the preset says. */
const askedBy = (name: string): { hash: string; ratio: Ratio; type: PictureType | undefined } | undefined => {
  const [, hash = '', fine, ending] = /^([0-9a-f]{64})(@2x)?(?:\.([a-z]{3,4}))?$/.exec(name) ?? []
  const type = PictureType.optional().safeParse(ending)
  return hash !== '' && type.success ? { hash, ratio: fine === undefined ? 1 : 2, type: type.data } : undefined
}
