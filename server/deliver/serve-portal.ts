import type { Context, Hono } from 'hono'
import type { Storage } from '../../adapters/storage/storage.ts'
import { aboutOf, approval } from '../../engine/approve/approval.ts'
import type { requestUse } from '../../engine/approve/operations/use.request.ts'
import { type Asset, asset } from '../../engine/create/asset.ts'
import { type Collection, collection, type Held, heldBy, openToOthers } from '../../engine/create/collection.ts'
import { isShared } from '../../engine/create/is-shared.ts'
import { mediaName } from '../../engine/create/media-name.ts'
import { type UseRequest, useRequest } from '../../engine/create/use-request.ts'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import type { Reader } from '../../engine/kernel/reader.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import { engine as engineNoun } from '../../engine/people/engine.ts'
import { hashSecret } from '../../engine/people/token.ts'
import type { z } from 'zod'
import type { PagePictures } from '../create/page-pictures.ts'
import { smallPictures } from '../create/small-pictures.ts'
import { rateLimit } from '../http/rate-limit.ts'
import type { Perform } from '../perform.ts'
import type { Database } from '../store/database.ts'
import { readerOf } from '../store/reader.ts'
import { countriesIn } from '../../engine/create/countries.ts'
import { closedPage, collectionPage, type Field, hasPreview, picturePage, portalHeaders, type Problems, requestPage } from './portal-page.ts'

interface On {
  db: Database
  storage: Storage
  pages: PagePictures
  perform: Perform
  engines(): ReadonlySet<string>
  clock(): Date
}

type Request = z.output<(typeof requestUse)['output']>

interface Opened {
  read: Reader
  engine: string
  at: string
  found: Collection
  held: Held
  /** Whose engine it is, by name. */
  house: string
}

const actor = actorOfFlow('portal-asks')

type Answer = Response | Promise<Response>

/**
 * The page of a collection, for whoever has its address. Previews go out under the id of a picture, never under the hash of its bytes: whoever knows
 * that could have the original without saying what for.
 */
export const servePortal = (app: Hono, on: On): void => {
  const mayLook = rateLimit(20, 400)
  const mayAsk = rateLimit(0.5, 20)
  const small = smallPictures()
  const at = '/portal/:engine/:secret'
  const today = (): string => on.clock().toISOString().slice(0, 10)

  const opened =
    (answer: (context: Context, page: Opened) => Answer) =>
    async (context: Context): Promise<Response> => {
      const page = await open(on, mayLook, context)
      return page instanceof Response ? page : answer(context, page)
    }
  const picture = (answer: (context: Context, page: Opened, one: Asset) => Answer) =>
    opened((context, page) => {
      const one = page.held.assets.find(({ id }) => id === context.req.param('asset'))
      return one ? answer(context, page, one) : nowhere(context)
    })
  const request = (answer: (context: Context, page: Opened, asked: Asked) => Answer) =>
    opened(async (context, page) => {
      const asked = await requestOf(page, context.req.param('request') ?? '')
      return asked ? answer(context, page, asked) : nowhere(context)
    })

  app.get(
    at,
    opened((context, page) => context.html(collectionPage(shown(page), page.held, today()), 200, portalHeaders)),
  )
  app.get(
    `${at}/preview/:asset`,
    picture(async (context, { engine }, one) => {
      const bytes = hasPreview(one)
        ? await small(
            `${engine}/${(one.poster ?? one).hash}`,
            () => on.pages.standing(engine, one),
            () => on.pages.drawn(engine, one),
          )
        : undefined
      return bytes
        ? context.body(bytes, 200, { ...portalHeaders, 'content-type': 'image/webp', 'cache-control': 'private, max-age=600' })
        : nowhere(context)
    }),
  )
  app.get(
    `${at}/picture/:asset`,
    picture((context, page, one) => context.html(picturePage(shown(page), one, today()), 200, portalHeaders)),
  )
  app.post(
    `${at}/picture/:asset`,
    picture((context, page, one) => ask(on, mayAsk, context, page, { one, today: today() })),
  )
  app.get(
    `${at}/request/:request`,
    request(async (context, page, asked) => {
      const file = `${page.at}/request/${context.req.param('request')}/file`
      return context.html(
        requestPage(shown(page), asked.request, asked.picture, file, await returnedWith(page.read, asked.request), today()),
        200,
        portalHeaders,
      )
    }),
  )
  app.get(
    `${at}/request/:request/file`,
    request((context, page, asked) => take(on, mayAsk, context, page, asked)),
  )
}

type May = ReturnType<typeof rateLimit>

/** Whose page this address opens, with what it holds today; or why it opens none. */
const open = async (on: On, mayLook: May, context: Context): Promise<Opened | Response> => {
  const { engine = '', secret = '' } = context.req.param() as Record<string, string>
  if (!on.engines().has(engine) || !/^[A-Za-z0-9_-]{43}$/.test(secret)) return nowhere(context)
  if (!mayLook(secret)) return tooMany(context, 'Too many at once', 'Wait a moment, then look again.', 5)
  const read = readerOf({ db: on.db, engine })
  const [found] = (await read.list(collection, { share: hashSecret(secret) }, { limit: 1 })).items
  if (!found) return nowhere(context)
  if (!isShared(found, on.clock().toISOString()))
    return context.html(closedPage('This page has closed', 'Ask whoever sent it to you for a new address.'), 410, portalHeaders)
  const house = (await read.get(engineNoun, engine))?.name ?? ''
  return {
    read,
    engine,
    at: `/portal/${engine}/${secret}`,
    found,
    held: await openToOthers(read, await heldBy(read, found), on.clock().toISOString().slice(0, 10)),
    house,
  }
}

const shown = ({ at, found, house }: Opened) => ({ at, house, collection: found, until: found.shared?.until ?? '' })

/** Asks for the original; what is to be mended comes back with the form. */
const ask = async (on: On, mayAsk: May, context: Context, page: Opened, { one, today }: { one: Asset; today: string }): Promise<Response> => {
  const typed = typedIn(await context.req.formData().catch(() => new FormData()))
  if (!mayAsk(page.at)) return tooMany(context, 'Too many requests', 'Wait a minute, then ask again.', 60)
  const mend = (problems: Problems): Answer => context.html(picturePage(shown(page), one, today, typed, problems), 422, portalHeaders)
  const { territories, unknown } = countriesIn(typed.territories)
  if (unknown.length > 0) return mend({ territories: noCountry(unknown) })
  const input = { collection: page.found.id, asset: one.id, who: typed.who, purpose: typed.purpose, use: useOf(typed, territories) }
  const answer = (await on.perform({ engine: page.engine, actor, operation: 'use.request', input })) as Request | Refusal
  if (isRefusal(answer)) return mend(problemsOf(answer))
  return context.body(null, 303, { ...portalHeaders, location: `${page.at}/request/${answer.secret}` })
}

/** The original, once its use is granted. */
const take = async (on: On, mayAsk: May, context: Context, { at, engine }: Opened, { request, picture }: Asked): Promise<Response> => {
  if (!mayAsk(at)) return tooMany(context, 'Too many requests', 'Wait a minute, then take it.', 60)
  const taken = await on.perform({ engine, actor, operation: 'use.take', input: { id: request.id } })
  if (isRefusal(taken)) return context.html(closedPage('It cannot be taken', `${taken.message} ${taken.remedy}`), 409, portalHeaders)
  const stored = await on.storage.open(engine, picture.hash)
  if (!stored) return nowhere(context)
  return context.body(stored.part(0, stored.bytes - 1), 200, {
    ...portalHeaders,
    'content-type': picture.mediaType,
    'content-length': String(stored.bytes),
    'content-disposition': `attachment; filename="${picture.key}.${mediaName(picture).split('.').at(-1)}"`,
  })
}

const tooMany = (context: Context, title: string, sentence: string, seconds: number): Answer =>
  context.html(closedPage(title, sentence), 429, { ...portalHeaders, 'retry-after': String(seconds) })

/** The same for what never was and for what is none of one's business. */
const nowhere = (context: Context): Answer =>
  context.html(closedPage('This address leads nowhere', 'It may have been cut short. Use the whole address as you got it.'), 404, portalHeaders)

interface Asked {
  request: UseRequest
  picture: Asset
}

const requestOf = async ({ read, found }: Opened, secret: string): Promise<Asked | undefined> => {
  const [request] = (await read.list(useRequest, { hash: hashSecret(secret) }, { limit: 1 })).items
  const picture = request?.collection === found.id ? await read.get(asset, request.asset) : undefined
  return request && picture && { request, picture }
}

/** Why a person did not grant it; nothing while it waits or was granted. */
const returnedWith = async (read: Reader, { id, state }: UseRequest): Promise<string | undefined> => {
  if (state !== 'waiting') return undefined
  const [asked] = await read.all(approval, { about: aboutOf({ kind: 'use', id }) })
  return asked?.state === 'returned' ? (asked.verdicts.at(-1)?.note ?? 'no reason was given.') : undefined
}

const typedIn = (form: FormData) => {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.slice(0, 1_000) : ''
  }
  const media = form.getAll('media').filter((one) => typeof one === 'string')
  return { who: text('who'), purpose: text('purpose'), territories: text('territories'), media, from: text('from'), until: text('until') }
}

const useOf = ({ media, from, until }: ReturnType<typeof typedIn>, territories: string[]) => ({
  territories,
  media,
  from,
  ...(until !== '' && { until }),
})

const noCountry = (unknown: readonly string[]): string =>
  `${unknown.map((one) => `“${one}”`).join(' and ')} ${unknown.length === 1 ? 'is no country' : 'are no countries'} that we know by this name. Take the name or code from the list.`

/** What to mend, field by field, in the words of whoever fills in the form: they know nothing of operations. */
const toMend: Readonly<Record<Field, string>> = {
  who: 'Say who you are, in 2 to 160 characters.',
  purpose: 'Say it in 400 characters at most.',
  territories: 'Name at least one country, or the world.',
  media: 'Choose at least one.',
  from: 'Give the first day.',
  until: 'Give the last day: one to come, and not before the first.',
}

const problemsOf = ({ message, remedy, where = [] }: Refusal): Problems => {
  const fields = (Object.keys(toMend) as Field[]).filter((field) => where.some(({ path = '' }) => path.split('.').includes(field)))
  return fields.length > 0 ? Object.fromEntries(fields.map((field) => [field, toMend[field]])) : { form: `${message} ${remedy}` }
}
