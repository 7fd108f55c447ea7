import { type Refusal, refusalCatalogue, type RefusalCode } from '../../engine/kernel/refusal.ts'

/** A refusal on the wire: RFC 9457 problem details, with the code of our catalogue, the places, the remedy and the facts. `detail` is the RFC’s word for the sentence. */
export const problemOf = ({ refused: _refused, code, message, ...more }: Refusal) => ({
  type: `/docs/refusals#${code}`,
  title: refusalCatalogue[code].title,
  status: refusalCatalogue[code].status,
  detail: message,
  code,
  ...more,
})

/** Seconds that a caller should wait before it tries again, for the refusals where trying again helps. */
const waits: Partial<Record<RefusalCode, number>> = { busy: 1, rateLimited: 1, storageFull: 5 }

export const retryAfter = (code: RefusalCode): Record<string, string> => (waits[code] === undefined ? {} : { 'retry-after': String(waits[code]) })

/** The rest of what was too large lies unread on the connection, so it cannot serve another request. */
const unread = { connection: 'close' }

export const problemResponse = (refusal: Refusal): Response =>
  new Response(JSON.stringify(problemOf(refusal)), {
    status: refusalCatalogue[refusal.code].status,
    headers: {
      'content-type': 'application/problem+json',
      ...retryAfter(refusal.code),
      ...(refusal.code === 'tooLarge' && unread),
    },
  })
