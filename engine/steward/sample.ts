import { suppression } from '../activate/suppression.ts'
import { identifiedAt } from '../kernel/identifier.ts'
import { source } from '../kernel/reader.ts'
import type { Engine } from '../people/engine.ts'

/** A thing of any noun, as far as it matters what it is made of. */
export interface Thing {
  noun: string
  id: string
  body: Readonly<Record<string, unknown>>
}

/** Every thing of the engine but itself, its people and teams, and the people that it speaks to. */
export const everyThing = source<Record<never, never>, Thing[]>('everyThing')

/** What clearing the sample takes away, and what it leaves. */
export interface Sorting {
  goes: Thing[]
  /** Made by people since the engine opened, and what belongs to that. */
  stays: Thing[]
  /** Of the sample, and stays all the same: something that stays names it. */
  needed: Thing[]
}

/**
 * Made before the engine opened: by the story that it was opened with. Where nothing tells when that was, nothing is. An id that is made of what it
 * names may look like one that tells its time, and tells none.
 */
export const isOfSample = ({ openedAt }: Pick<Engine, 'openedAt'>, id: string): boolean => {
  if (openedAt === undefined || id.startsWith(`${suppression.prefix}_`)) return false
  const at = identifiedAt(id)
  return at !== undefined && at <= Date.parse(openedAt)
}

/**
 * Sorts by three rules. What people made since the engine opened stays, and so does whatever it names, down to the last font: nothing that is left
 * hangs in the air. What belongs to one thing alone (its approval, its preflight …) goes or stays with that, unless what stays names it. What was made
 * by flows, or by agents that go, goes with the first thing that it names and that goes.
 */
export const sortSample = (engine: Pick<Engine, 'openedAt'>, things: readonly Thing[], agents: ReadonlySet<string> = new Set()): Sorting => {
  const lookup = lookupOf(things)
  const follows = things.filter(({ noun }) => subjects[noun])
  const others = things.filter(({ noun }) => !subjects[noun])
  const [before, since] = parted(others, ({ id }) => isOfSample(engine, id))
  const [byMachines, byPeople] = parted(since, isMadeBy(agents))
  const held = closure(byPeople, new Set([...before, ...byMachines, ...follows]), lookup)
  const staying = settled({ held, others: [...byMachines, ...follows], gone: new Set(before.filter((one) => !held.has(one))) }, lookup)
  const isNeeded = (one: Thing) => isOfSample(engine, one.id) && !subjects[one.noun]
  return {
    goes: things.filter((one) => !staying.has(one)),
    stays: [...staying].filter((one) => !isNeeded(one)),
    needed: [...staying].filter(isNeeded),
  }
}

/** What belongs to other things and has no life of its own: ids or keys of these. */
const subjects: Readonly<Record<string, (body: Thing['body']) => unknown[]>> = {
  approval: ({ subject }) => [(subject as { id?: unknown } | undefined)?.id],
  assignment: ({ brief }) => [brief],
  edition: ({ family }) => [family],
  preflight: ({ family }) => [family],
  run: ({ template, family }) => [template, family],
  signal: ({ placement, component, campaign, experiment }) => [placement, component, campaign, experiment],
  what_if: ({ rule }) => [rule],
  // A key for pages is good for placements; one for servers names none.
  key: ({ placements }) => (Array.isArray(placements) ? placements : []),
}

/**
 * Content is named by its id alone. Its keys are plain words, which tags, slots and texts are made of too: a component that is tagged “autumn” names no campaign of that key.
 * Only the rows of a decision table name campaigns by their keys. All other nouns are named by their keys anywhere.
 */
const namedById: ReadonlySet<string> = new Set(['family', 'component', 'template', 'asset', 'preset', 'brand', 'mailing', 'experiment'])
const tableField = 'campaigns'
const inTable = (key: string): string => `${tableField}: ${key}`

type Lookup = (name: string) => readonly Thing[]

const lookupOf = (things: readonly Thing[]): Lookup => {
  const known = new Map<string, Thing[]>()
  const add = (name: string, one: Thing) => known.set(name, [...(known.get(name) ?? []), one])
  for (const one of things) {
    add(one.id, one)
    const { key } = one.body
    if (typeof key !== 'string') continue
    if (one.noun === 'campaign') add(inTable(key), one)
    else if (!namedById.has(one.noun)) add(key, one)
  }
  return (name) => known.get(name) ?? []
}

const parted = (things: readonly Thing[], which: (one: Thing) => boolean): [Thing[], Thing[]] => [
  things.filter(which),
  things.filter((one) => !which(one)),
]

/** By a flow, or by an agent that goes with the sample. What a person made stays, even in the name of somebody made up. */
const isMadeBy =
  (agents: ReadonlySet<string>) =>
  ({ body }: Thing): boolean =>
    ['openedBy', 'madeBy', 'addedBy', 'plannedBy'].map((field) => String(body[field] ?? '')).some((by) => by.startsWith('flow_') || agents.has(by))

/** These, and whatever of the candidates they name, and what that names. */
const closure = (things: readonly Thing[], candidates: ReadonlySet<Thing>, lookup: Lookup): Set<Thing> => {
  const held = new Set(things)
  for (const one of held) for (const other of namedBy(one, lookup)) if (candidates.has(other)) held.add(other)
  return held
}

interface Unsettled {
  held: ReadonlySet<Thing>
  /** What hangs on other things. */
  others: readonly Thing[]
  gone: Set<Thing>
}

/** What is held, and of the others those that hang on nothing that goes. Each that goes may take more with it. */
const settled = ({ held, others, gone }: Unsettled, lookup: Lookup): Set<Thing> => {
  const staying = new Set([...held, ...others])
  const goes = (one: Thing): boolean =>
    subjects[one.noun] ? !staysWith(one, lookup, staying) : namedBy(one, lookup).some((other) => gone.has(other))
  for (let before = -1; before !== gone.size;) {
    before = gone.size
    for (const one of others.filter((other) => staying.has(other) && !held.has(other) && goes(other))) {
      staying.delete(one)
      gone.add(one)
    }
  }
  return staying
}

const staysWith = ({ noun, body }: Thing, lookup: Lookup, staying: ReadonlySet<Thing>): boolean => {
  const about = (subjects[noun]?.(body) ?? []).filter((name) => typeof name === 'string')
  const there = about.filter((name) => lookup(name).some((one) => staying.has(one)))
  return noun === 'key' ? about.length === 0 || there.length > 0 : there.length === about.length
}

const namedBy = ({ body }: Thing, lookup: Lookup): Thing[] => [...namesIn(body)].flatMap((name) => [...lookup(name)])

/** Where a text is a rule, the words that it is made of are names too: audience.customers, profile.orders. */
const ruleFields: ReadonlySet<string> = new Set(['rule', 'eligibility', 'when'])

/** All texts and field names of a thing. A reference is an id or a key, wherever it stands, so that a new noun is not forgotten. */
export const namesIn = (body: unknown, field = ''): Set<string> => {
  const names = new Set<string>()
  const walk = (value: unknown, at: string): void => {
    if (typeof value === 'string') {
      names.add(value)
      if (at === tableField) names.add(inTable(value))
      if (ruleFields.has(at)) for (const word of wordsOf(value)) names.add(word)
    } else if (Array.isArray(value)) for (const one of value) walk(one, at)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) {
        names.add(name)
        walk(one, name)
      }
    }
  }
  walk(body, field)
  return names
}

const wordsOf = (rule: string): string[] => rule.split(/[^\w.-]+/).flatMap((word) => [word, word.slice(word.indexOf('.') + 1)])
