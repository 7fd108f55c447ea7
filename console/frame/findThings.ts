import { kindLabel } from '../../engine/create/component-kind.ts'
import { titleOf } from '../../engine/create/said.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Action } from '../actions/action.ts'
import type { Finder } from '../actions/registry.ts'
import { call } from '../api/call.ts'
import { strings } from '../strings.ts'

interface Thing {
  id: string
  name: string
  /** What it is, behind its name. */
  note: string
  href: string
}

/** Of each sort so many. */
const most = 5
const { stages, briefs, found } = strings
const lower = (word: string): string => word.toLowerCase()

/** What a list answers; nothing where who asks may not ask it. */
const items = async <T>(asked: Promise<unknown>): Promise<readonly T[]> => {
  const answer = await asked
  return isRefusal(answer) ? [] : (answer as { items: readonly T[] }).items
}

interface Called {
  id: string
  key: string
  name: string
}

type Listing = 'family.list' | 'template.list' | 'campaign.list' | 'placement.list' | 'collection.list'

/** By the words of their names. */
const called = (sort: string, path: string, list: Listing) => async (words: string, signal: AbortSignal) =>
  (await items<Called>(call(list, { words, limit: most }, { signal }))).map(({ id, key, name }): Thing => ({
    id,
    name,
    note: lower(sort),
    href: `${path}/${key}`,
  }))

type Component = Parameters<typeof titleOf>[0] & { id: string; key: string; kind: string; picture?: { name: string } }

/** The library is searched as it searches itself. */
const sources: readonly ((text: string, signal: AbortSignal) => Promise<readonly Thing[]>)[] = [
  async (words, signal) =>
    (await items<Component>(call('component.list', { words, limit: most }, { signal }))).map((one) => ({
      id: one.id,
      name: one.picture?.name ?? titleOf(one, navigator.language),
      note: lower(kindLabel(one.kind)),
      href: `/library/${one.key}`,
    })),
  async (words, signal) =>
    (await items<Called & { page?: number }>(call('asset.list', { words, limit: most }, { signal }))).map(({ id, key, name, page }) => ({
      id,
      name,
      note: found.asset,
      href: `/assets/${key}${page === undefined ? '' : `?page=${page}`}`,
    })),
  called(found.family, '/families', 'family.list'),
  called(found.template, '/templates', 'template.list'),
  called(found.campaign, '/campaigns', 'campaign.list'),
  called(found.placement, '/placements', 'placement.list'),
  called(found.collection, '/collections', 'collection.list'),
  async (words, signal) =>
    (await items<{ id: string; title: string; state: keyof typeof briefs.states }>(call('brief.list', { words, limit: most }, { signal }))).map(
      ({ id, title, state }) => ({ id, name: title, note: `${lower(stages.brief)}, ${lower(briefs.states[state])}`, href: `/briefs/${id}` }),
    ),
]

/** Looks for things of the engine by what they are called, however old, and in the library by what they say: the palette's third group. */
export const findThings =
  (go: (path: string) => void): Finder =>
  async (text, signal) => {
    const things = await Promise.all(sources.map((source) => source(text, signal).catch((): readonly Thing[] => [])))
    return things.flatMap((some) =>
      some.map(({ id, name, note, href }): Action => ({ id: `find ${id}`, group: 'find', label: name, note, run: () => go(href) })),
    )
  }
