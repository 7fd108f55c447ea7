import { randomBytes } from 'node:crypto'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { isRefusal, refuse } from '../../engine/kernel/refusal.ts'
import { signInPath } from '../../engine/people/sign-in-offer.ts'
import { refuseInput } from '../perform.ts'
import type { Database } from '../store/database.ts'
import { closeSession, isOffered, offerSignIn, openSession, passwordOf, takeSignIn } from '../store/people.store.ts'
import { passwordFits } from './password.ts'
import { scopeRefusal } from './operations.ts'
import { problemResponse } from './problem.ts'
import { signInPage, signInPageHeaders } from './sign-in-page.ts'
import { callerOf, sameOrigin, sessionCookie } from './who.ts'

const sessionDays = 14
const linkMinutes = 30

const newSecret = (): string => randomBytes(32).toString('base64url')

/** A link that signs one person in once, within half an hour. */
export const signInLink = async (db: Database, engine: string, person: string, url: string): Promise<string> => {
  const secret = newSecret()
  await offerSignIn({ db, engine }, person, secret, linkMinutes)
  return `${url}${signInPath(secret)}`
}

const begin = async (context: Context, db: Database, engine: string, person: string): Promise<void> => {
  const secret = newSecret()
  await openSession({ db, engine }, person, secret, sessionDays)
  const secure = context.req.header('x-forwarded-proto') === 'https'
  setCookie(context, sessionCookie, secret, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: sessionDays * 86_400, secure })
}

const Credentials = z.strictObject({ email: z.string().max(320), password: z.string().max(1_000) })

/** People sign in by a one-time link or by password; both end in a session cookie. */
export const serveSignIn = (app: Hono, { db, url, mayTry }: { db: Database; url: string; mayTry(who: string): boolean }): void => {
  app.post('/sign-in/link', async (context) => {
    const caller = await callerOf(db, context)
    if (isRefusal(caller)) return problemResponse(caller)
    const refusal = scopeRefusal(caller, 'sign-in')
    if (refusal) return problemResponse(refusal)
    return context.json({ url: await signInLink(db, caller.engine, caller.actor.id, url) })
  })
  // Otherwise any page could sign its visitor in as somebody else, who would then write into a stranger's hands.
  const ours: MiddlewareHandler = async (context, next) =>
    sameOrigin(context, true)
      ? next()
      : problemResponse(refuse('forbidden', 'This request comes from another site.', { remedy: 'Open the sign-in page itself, and sign in there.' }))
  // A chat, a mail server or a browser that looks ahead opens every link that it sees: only the press of the button uses one up.
  app.get('/sign-in/:secret', async (context) => {
    const open = await isOffered(db, context.req.param('secret'))
    return open ? context.html(signInPage, 200, signInPageHeaders) : context.body(null, 302, { ...signInPageHeaders, location: '/sign-in?used' })
  })
  app.post('/sign-in/:secret', ours, async (context) => {
    const found = await takeSignIn(db, context.req.param('secret'))
    if (!found) return context.body(null, 303, { ...signInPageHeaders, location: '/sign-in?used' })
    await begin(context, db, found.engine, found.person)
    return context.redirect('/', 303)
  })
  app.post('/sign-in', ours, async (context) => {
    const parsed = Credentials.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success) return problemResponse(refuseInput('sign-in', parsed.error))
    const { email, password } = parsed.data
    if (!mayTry(email.toLowerCase())) return problemResponse(refuse('rateLimited', 'Too many tries for this address.', { remedy: 'Wait a minute.' }))
    for (const known of await passwordOf(db, email)) {
      if (!(await passwordFits(password, known.hash))) continue
      await begin(context, db, known.engine, known.person)
      return context.json({ ok: true })
    }
    return problemResponse(
      refuse('unauthenticated', 'This address and password do not fit together.', { remedy: 'Try again, or ask for a link: npx continuo sign-in.' }),
    )
  })
  app.post('/sign-out', ours, async (context) => {
    const secret = getCookie(context, sessionCookie)
    if (secret !== undefined) await closeSession(db, secret)
    deleteCookie(context, sessionCookie, { path: '/' })
    return context.json({ ok: true })
  })
}
