import { Server } from '@tus/server'
import type { Context, Hono } from 'hono'
import { addAsset } from '../../engine/create/operations/asset.add.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { can } from '../../engine/people/permission.ts'
import { scopeRefusal } from '../http/operations.ts'
import { problemResponse } from '../http/problem.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { type Caller, callerOf } from '../http/who.ts'
import type { Database } from '../store/database.ts'
import { mostUploaded, type Uploads } from './uploads.ts'

/** As in the API: pieces of a large file come one after the other. */
const mayPass = () => rateLimit(400, 800)

/**
 * The door for what is sent in pieces (tus 1.0.0: creation, termination, expiration): whoever may add a picture may open one, and goes on where the
 * connection or the program broke. What came is taken by `asset.add` with `upload`, so that there is one way in.
 */
export const serveUploads = (app: Hono, on: { db: Database; uploads: Uploads }): void => {
  const passes = mayPass()
  const callers = new WeakMap<Request, Caller>()
  const tus = new Server({
    path: '/uploads',
    datastore: on.uploads.store,
    maxSize: mostUploaded,
    relativeLocation: true,
    // Other origins have no business here.
    allowedOrigins: () => false,
    namingFunction: (request) => on.uploads.newId(ownerOf(callers, request as Request)),
    onIncomingRequest: async (request, id) => {
      if (!on.uploads.isOf(ownerOf(callers, request as Request), id)) throw told(refuse('notFound', 'There is no such upload of yours.'))
    },
    onUploadCreate: async (request, upload) => {
      const full = await on.uploads.full(ownerOf(callers, request as Request), upload.size ?? mostUploaded)
      if (full) throw told(full)
      return {}
    },
  })
  const answer = async (context: Context): Promise<Response> => {
    const caller = await callerOf(on.db, context)
    const refused = isRefusal(caller)
      ? caller
      : (notAllowed(caller) ?? (passes(caller.actor.id) ? undefined : refuse('rateLimited', 'Too many at once.')))
    if (refused || isRefusal(caller)) return problemResponse(refused ?? (caller as Refusal))
    // What lies here is shown by nobody: it is taken, or forgotten.
    if (context.req.method === 'GET') return problemResponse(refuse('notFound', 'Uploads are not read back.'))
    callers.set(context.req.raw, caller)
    return tus.handleWeb(context.req.raw)
  }
  app.all('/uploads', answer)
  app.all('/uploads/:id', answer)
}

const notAllowed = (caller: Caller): Refusal | undefined => {
  const { allow, because } = can(caller.actor, addAsset)
  return scopeRefusal(caller, addAsset.name) ?? (allow ? undefined : refuse('forbidden', because))
}

const ownerOf = (callers: WeakMap<Request, Caller>, request: Request): { engine: string; actor: string } => {
  const caller = callers.get(request)
  if (!caller) throw new Error('nobody was asked who they are')
  return { engine: caller.engine, actor: caller.actor.id }
}

/** A refusal as tus throws it: status and problem details. */
const told = (refusal: Refusal): { status_code: number; body: string } & Error => {
  const { status } = problemResponse(refusal)
  return Object.assign(new Error(refusal.message), {
    status_code: status,
    body: JSON.stringify({ code: refusal.code, detail: refusal.message, remedy: refusal.remedy }),
  })
}
