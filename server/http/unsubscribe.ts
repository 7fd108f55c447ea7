import type { Hono } from 'hono'
import { html } from 'hono/html'
import { type Mailing, mailing as mailingNoun } from '../../engine/activate/mailing.ts'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import { isRefusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Perform } from '../perform.ts'
import type { Database } from '../store/database.ts'
import { deliveryOfToken } from '../store/delivery.store.ts'
import { getThing } from '../store/noun.store.ts'
import { problemResponse } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { proofToken } from './way-out-at.ts'

const actor = actorOfFlow('reader-unsubscribes')

/**
 * The way out of RFC 8058. A POST unsubscribes, whoever sends it: a mail program for its reader, or the button of our page. A GET never does,
 * since scanners and previews open every link; it shows the page with the button.
 */
export const serveUnsubscribe = (app: Hono, { db, perform }: { db: Database; perform: Perform }): void => {
  const mayTry = rateLimit(1, 20)
  // The way out of a proof shows what a reader would see, and leads nobody out.
  app.get(`/u/${proofToken}`, (context) =>
    context.html(page('Unsubscribe?', 'This is the way out of a proof: what a reader would see here.', true), 200, headers),
  )
  app.post(`/u/${proofToken}`, (context) =>
    context.html(page('Nobody has left', 'This was a proof. A reader would get no more marketing e-mail.'), 200, headers),
  )
  app.get('/u/:token', async (context) => {
    const found = await deliveryOfToken(db, context.req.param('token'))
    if (!found) return context.html(page('This link leads nowhere', 'It may have been cut short. Use the whole link from the message.'), 404, headers)
    return context.html(page('Unsubscribe?', `Marketing e-mail to ${masked(found.address)} ends when you press the button.`, true), 200, headers)
  })
  app.post('/u/:token', async (context) => {
    const token = context.req.param('token')
    if (!mayTry(token)) return problemResponse(refuse('rateLimited', 'Too many tries with this link.', { remedy: 'Wait a minute.' }))
    const found = await deliveryOfToken(db, token)
    if (!found || found.address === null) return context.html(page('This link leads nowhere', 'Use the whole link from the message.'), 404, headers)
    const refused = await leave(perform, db, { ...found, address: found.address })
    if (refused) return problemResponse(refused)
    return context.html(page('Done', `No more marketing e-mail goes to ${masked(found.address)}. What is on its way may still arrive.`), 200, headers)
  })
}

const leave = async (
  perform: Perform,
  db: Database,
  { engine, delivery, mailing, person, address }: { engine: string; delivery: string; mailing: string; person: string; address: string },
) => {
  const left = await perform({
    engine,
    actor,
    operation: 'suppression.add',
    input: { address, scope: 'marketing', reason: 'unsubscribed', delivery },
  })
  // Whoever presses twice has left all the same.
  if (isRefusal(left) && left.code !== 'alreadyExists') return left
  if (isRefusal(left)) return undefined
  const purpose = (await getThing<Mailing>({ db, engine }, mailingNoun, mailing))?.purpose ?? 'marketing'
  const withdrawn = { profile: person, purpose, granted: false, text: 'unsubscribe link', source: `message ${delivery}` }
  const answer = await perform({ engine, actor, operation: 'consent.record', input: withdrawn })
  return isRefusal(answer) && answer.code !== 'notFound' ? answer : undefined
}

/** Enough to know one’s own address by, and too little for anybody else. */
const masked = (address: string | null): string => (address === null ? 'this address' : address.replace(/^(.).*(@.*)$/, '$1…$2'))

const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
}

const page = (title: string, sentence: string, asks = false) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 32em;
            margin: 12vh auto;
            padding: 0 24px;
          }
          button {
            font: inherit;
            padding: 10px 20px;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${sentence}</p>
          ${asks ? html`<form method="post"><button name="List-Unsubscribe" value="One-Click">Unsubscribe</button></form>` : ''}
        </main>
      </body>
    </html>`
