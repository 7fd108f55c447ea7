import { z } from 'zod'
import type { Component } from './component.ts'

/** One place in which two states of a component differ, as a refusal would call it: `fields.de.text`, `tags.rain`, `rights.until`, `state`. */
export const ComponentChange = z.object({
  path: z.string(),
  before: z.string().optional().describe('absent where there was nothing'),
  after: z.string().optional().describe('absent where there is nothing now'),
})
export type ComponentChange = z.infer<typeof ComponentChange>

/** What is told of a component as it changes; what follows from that (hash, version, who made it) is not. */
type Told = Pick<Component, 'fields' | 'tags' | 'rights' | 'state'>

export const changesBetween = (before: Told, after: Told): ComponentChange[] => {
  const [was, is] = [placesIn(before), placesIn(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)]
    return old === now ? [] : [{ path, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }]
  })
}

const placesIn = ({ fields, tags, rights, state }: Told): Map<string, string> =>
  new Map([...leaves('fields', fields), ...tags.map((tag): [string, string] => [`tags.${tag}`, tag]), ...leaves('rights', rights), ['state', state]])

const leaves = (path: string, held: unknown): [string, string][] => {
  if (held === undefined || held === null) return []
  if (Array.isArray(held)) return [[path, held.join(', ')]]
  if (typeof held !== 'object') return [[path, String(held)]]
  return Object.entries(held).flatMap(([name, value]) => leaves(`${path}.${name}`, value))
}
