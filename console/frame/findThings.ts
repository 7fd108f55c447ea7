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

/** Things of which there are few: all are looked through by their names. */
const called = (sort: string, path: string, list: (signal: AbortSignal) => Promise<unknown>) => async (text: string, signal: AbortSignal) =>
  (await items<Called>(list(signal)))
    .filter(({ name, key }) => lower(name).includes(lower(text)) || key.includes(lower(text)))
    .map(({ id, key, name }): Thing => ({ id, name, note: lower(sort), href: `${path}/${key}` }))

const all = { limit: 200 } as const

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
  called(found.family, '/families', (signal) => call('family.list', all, { signal })),
  called(found.template, '/templates', (signal) => call('template.list', all, { signal })),
  called(found.campaign, '/campaigns', (signal) => call('campaign.list', all, { signal })),
  called(found.placement, '/placements', (signal) => call('placement.list', all, { signal })),
  called(found.collection, '/collections', (signal) => call('collection.list', all, { signal })),
  async (text, signal) =>
    (await items<{ id: string; title: string; state: keyof typeof briefs.states }>(call('brief.list', all, { signal })))
      .filter(({ title }) => lower(title).includes(lower(text)))
      .map(({ id, title, state }) => ({ id, name: title, note: `${lower(stages.brief)}, ${lower(briefs.states[state])}`, href: `/briefs/${id}` })),
]

/** Looks for things of the engine by what they are called, and in the library by what they say: the palette's third group. */
export const findThings =
  (go: (path: string) => void): Finder =>
  async (text, signal) => {
    const things = await Promise.all(sources.map((source) => source(text, signal).catch((): readonly Thing[] => [])))
    return things.flatMap((some) =>
      some.slice(0, most).map(({ id, name, note, href }): Action => ({ id: `find ${id}`, group: 'find', label: name, note, run: () => go(href) })),
    )
  }
