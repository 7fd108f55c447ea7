import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import type { Connected } from '../connection.ts'
import { reach } from '../perform.ts'
import type { Mirrored } from './plan.ts'

interface Page {
  items: (Mirrored & { path?: string; replaces?: string })[]
  next?: string
}

/** What the library has of a mirrored folder; of a line of versions the last. */
export const mirroredOf = async (connected: Connected, folder: string, state: 'usable' | 'retired'): Promise<Mirrored[] | Refusal> => {
  const items: Page['items'] = []
  for (let after: string | undefined; ;) {
    const page = await reach(connected, 'asset.list', { folder, state, limit: 200, ...(after !== undefined && { after }) })
    if (isRefusal(page)) return page
    items.push(...(page as Page).items)
    after = (page as Page).next
    if (after === undefined) break
  }
  const replaced = new Set(items.map(({ replaces }) => replaces))
  return items.filter(({ id, path }) => path !== undefined && !replaced.has(id))
}
