import { titleOf } from '../engine/create/said.ts'

type Thing = Record<string, unknown>

/** Ids are for machines. What stands in the same answer with its name is called by it: a load by its team, a claim by its campaign. */
export const namesIn = (answer: unknown, names: Map<string, string> = new Map()): Map<string, string> => {
  if (Array.isArray(answer)) for (const one of answer) namesIn(one, names)
  else if (typeof answer === 'object' && answer !== null) {
    const thing = answer as Thing
    const name = nameOf(thing)
    if (typeof thing['id'] === 'string' && name !== undefined && name !== thing['id']) names.set(thing['id'], name)
    for (const one of Object.values(thing)) namesIn(one, names)
  }
  return names
}

const nameOf = (thing: Thing): string | undefined => {
  if (typeof thing['kind'] === 'string' && typeof thing['fields'] === 'object' && thing['fields'] !== null && typeof thing['key'] === 'string')
    return titleOf(thing as unknown as Parameters<typeof titleOf>[0], 'en')
  return [thing['name'], thing['title'], thing['label']].find((name) => typeof name === 'string')
}

export const named = (value: unknown, names: ReadonlyMap<string, string>): unknown =>
  typeof value === 'string' ? (names.get(value) ?? value) : Array.isArray(value) ? value.map((one) => named(one, names)) : value
