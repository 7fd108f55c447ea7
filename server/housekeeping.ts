import type { Site } from './assemble.ts'
import { every } from './every.ts'
import type { Room } from './room.ts'
import { forgetOldKeys } from './store/idempotency.store.ts'

const hourMs = 3_600_000

/** What is kept for a time only is forgotten, once an hour. */
export const housekeeping = async (site: Site): Promise<Room> => {
  const tidy = async () => {
    for (const engine of site.engines()) await forgetOldKeys({ db: site.db, engine })
  }
  const tidying = every(hourMs, tidy, (error) => site.log.warn({ err: error }, 'housekeeping failed; it comes again in an hour'))
  return { name: 'housekeeping', stop: tidying.stop }
}
