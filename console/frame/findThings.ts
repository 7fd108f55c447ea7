import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Action } from '../actions/action.ts'
import type { Finder } from '../actions/registry.ts'
import { call } from '../api/call.ts'
import { strings } from '../strings.ts'

const most = 6

/** Looks for things of the engine by what they are called: the palette's third group. */
export const findThings =
  (go: (path: string) => void): Finder =>
  async (text, signal) => {
    const briefs = await call('brief.list', { limit: 200 }, { signal })
    if (isRefusal(briefs)) return []
    const sought = text.toLowerCase()
    return briefs.items
      .filter(({ title }) => title.toLowerCase().includes(sought))
      .slice(0, most)
      .map(({ id, title, state }): Action => ({
        id: `find ${id}`,
        group: 'find',
        label: title,
        note: `${strings.stages.brief.toLowerCase()}, ${strings.briefs.states[state].toLowerCase()}`,
        run: () => go(`/briefs/${id}`),
      }))
  }
