import { type Refusal, refusalCatalogue } from '../../engine/kernel/refusal.ts'

/**
 * A refusal on the wire: RFC 9457 problem details, with the code of our catalogue, the places and the remedy. `detail` is the RFC’s word for the
 * sentence; the facts that a machine may need travel as `facts`.
 */
export const problemOf = ({ refused: _refused, code, message, detail: facts, ...more }: Refusal) => ({
  type: `/docs/refusals#${code}`,
  title: refusalCatalogue[code].title,
  status: refusalCatalogue[code].status,
  detail: message,
  code,
  ...more,
  ...(facts && { facts }),
})

/** Seconds that a caller should wait before it tries again, for the refusals where trying again helps. */
const retryAfter: Partial<Record<Refusal['code'], number>> = { busy: 1, rateLimited: 1 }

/** The rest of what was too large lies unread on the connection, so it cannot serve another request. */
const unread = { connection: 'close' }

export const problemResponse = (refusal: Refusal): Response => {
  const wait = retryAfter[refusal.code]
  return new Response(JSON.stringify(problemOf(refusal)), {
    status: refusalCatalogue[refusal.code].status,
    headers: {
      'content-type': 'application/problem+json',
      ...(wait !== undefined && { 'retry-after': String(wait) }),
      ...(refusal.code === 'tooLarge' && unread),
    },
  })
}
