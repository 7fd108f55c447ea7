import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Actor } from '../../engine/kernel/actor.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { actorOf } from '../../engine/people/person.ts'
import { inScope } from '../../engine/people/token.ts'
import type { Database } from '../store/database.ts'
import { actorOfToken, personOfSession } from '../store/people.store.ts'

export const sessionCookie = 'continuo_session'

export interface Caller {
  engine: string
  actor: Actor
  /** May this caller's credential be used for this operation? A session may for all; a token within its scopes. */
  reaches(operation: string): boolean
}

const engineOfToken = /^ctn_(eng_[0-9a-z]+)_/

/** Who calls: by bearer token for machines, else by session cookie for people. */
export const callerOf = async (db: Database, context: Context): Promise<Caller | Refusal> => {
  const [scheme, secret] = (context.req.header('authorization') ?? '').split(' ')
  if (scheme?.toLowerCase() === 'bearer' && secret) return byToken(db, secret)
  const session = getCookie(context, sessionCookie)
  if (session === undefined)
    return refuse('unauthenticated', 'Nobody is signed in.', {
      remedy: 'Open the sign-in link that the start printed, or send a token as “Authorization: Bearer …”.',
    })
  if (!sameOrigin(context))
    return refuse('forbidden', 'This request comes from another site.', { remedy: 'Machines send a token instead of a cookie.' })
  const signedIn = await personOfSession(db, session)
  if (!signedIn) return refuse('unauthenticated', 'The session has ended.', { remedy: 'Sign in again.' })
  return { engine: signedIn.engine, actor: actorOf(signedIn.person), reaches: () => true }
}

/** Who calls with this token. */
export const byToken = async (db: Database, secret: string): Promise<Caller | Refusal> => {
  const engine = engineOfToken.exec(secret)?.[1]
  const found = engine === undefined ? undefined : await actorOfToken({ db, engine }, secret)
  if (!found || engine === undefined) return refuse('unauthenticated', 'This token is not known here.', { remedy: 'Issue one with token.issue.' })
  if (found.token.state === 'revoked')
    return refuse('unauthenticated', `The token “${found.token.label}” was revoked.`, { remedy: 'Issue another with token.issue.' })
  if (new Date(found.token.expires) <= new Date()) {
    return refuse('tokenExpired', `The token “${found.token.label}” expired at ${found.token.expires}.`, {
      remedy: 'Issue another with token.issue.',
    })
  }
  return { engine, actor: actorOf(found.person), reaches: (operation) => inScope(found.token.scopes, operation) }
}

/**
 * Browsers say where a request comes from; what a cookie accompanies, or brings about, must come from our own pages. A page without a referrer says
 * “null” where the browser says no more: whose it is, nobody knows, and only our sign-in page is such a one.
 */
export const sameOrigin = (context: Context, nameless = false): boolean => {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = context.req.header('origin')
  if (origin === undefined) return true
  return URL.canParse(origin) ? new URL(origin).host === context.req.header('host') : nameless && origin === 'null'
}
