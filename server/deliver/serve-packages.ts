import { Readable } from 'node:stream'
import type { Hono } from 'hono'
import { packages } from '../../engine/activate/package.ts'
import { rightsToday } from '../../engine/create/rights.ts'
import { notCoveredFor } from '../../engine/create/use-period.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { hashSecret } from '../../engine/people/token.ts'
import { problemResponse } from '../http/problem.ts'
import type { Database } from '../store/database.ts'
import { readerOf } from '../store/reader.ts'
import type { PackagesFolder } from './packages-folder.ts'

interface On {
  db: Database
  folder: PackagesFolder
  engines(): ReadonlySet<string>
  clock(): Date
}

/** Packages for whoever has an address of one: it cannot be guessed, holds for a day, and leads nowhere once the rights of what is in it have ended. */
export const servePackages = (app: Hono, on: On): void => {
  app.get('/packages/:engine/:id/:secret/:name', async (context) => {
    const { engine, id, secret } = context.req.param()
    if (!on.engines().has(engine) || !/^pkg_[a-z0-9]+$/.test(id)) return problemResponse(nowhere)
    const read = readerOf({ db: on.db, engine })
    const found = await read.get(packages, id)
    const taking = found?.takings.find(({ hash }) => hash === hashSecret(secret))
    if (!found || !taking) return problemResponse(nowhere)
    if (taking.until <= on.clock().toISOString()) return problemResponse(expired)
    const rights = await read.ask(rightsToday, { ids: found.bearers })
    const today = on.clock().toISOString().slice(0, 10)
    const use = { ...found.use, from: found.use.from > today ? found.use.from : today }
    if (found.bearers.some((of) => notCoveredFor(rights.get(of), use) !== undefined)) return problemResponse(ended)
    const file = await on.folder.open(engine, id)
    if (!file) return problemResponse(expired)
    return context.body(Readable.toWeb(file.stream) as ReadableStream, 200, {
      'content-type': 'application/zip',
      'content-length': String(file.bytes),
      'content-disposition': `attachment; filename="${found.name}.zip"`,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
    })
  })
}

const nowhere: Refusal = refuse('notFound', 'This address leads nowhere.', {
  where: [{ path: 'address', problem: 'unknown here' }],
  remedy: 'Use the whole address as you got it, or take the package anew.',
})

const expired: Refusal = refuse('tokenExpired', 'This address has expired.', { remedy: 'Take the package anew (package.take), or pack it anew.' })

const ended: Refusal = refuse('blocked', 'Rights of what is in this package have ended since you got its address.', {
  remedy: 'Pack it anew: what may still be used is packed, and the rest is named.',
})
