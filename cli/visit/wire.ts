import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Connected } from '../connection.ts'
import type { Shown, Wire } from './crowd.ts'

/** What a refusal of the engine stops the generator with. */
export class Refused extends Error {}

const retries = 5

/** Over HTTP, as any client would: decisions by the API, events by the Segment-compatible endpoint with a write key of its own. */
export const wireTo = async ({ url, client }: Connected): Promise<Wire & { close(): Promise<void> }> => {
  const issued = await client.key.issue({ label: 'Visitor generator', kind: 'server', origins: [], placements: [] })
  if (isRefusal(issued)) throw new Refused(issued.message)
  const authorization = `Basic ${Buffer.from(`${issued.writeKey}:`).toString('base64')}`
  return {
    knows: async (visitor) => {
      const found = await client.profile.list({ userId: visitor, limit: 1 })
      if (isRefusal(found)) throw new Refused(found.message)
      return found.items.some(({ consents }) => consents.length > 0)
    },
    decide: async (placement, visitor, context, consent) => {
      for (let tries = 1; ; tries++) {
        const answer = await client.decision.request({
          placement,
          subject: { userId: visitor },
          context: context as Record<string, string | number>,
          consent,
          render: 'json',
          synthetic: true,
        })
        if (!isRefusal(answer)) return answer as Shown
        if (tries >= retries || (answer.code !== 'busy' && answer.code !== 'rateLimited'))
          throw new Refused(`${answer.message} ${answer.remedy ?? ''}`.trim())
        await new Promise((resume) => setTimeout(resume, 100 * 2 ** tries))
      }
    },
    send: async (batch) => {
      for (let tries = 1; ; tries++) {
        const response = await fetch(new URL('/v1/batch', url), {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization },
          body: JSON.stringify({ batch, sentAt: new Date().toISOString() }),
        })
        await response.arrayBuffer()
        if (response.ok) return
        if (tries >= retries) throw new Refused(`The events were not taken: status ${response.status}.`)
        await new Promise((resume) => setTimeout(resume, 200 * 2 ** tries))
      }
    },
    close: async () => {
      await client.key.revoke({ id: issued.key.id })
    },
  }
}
