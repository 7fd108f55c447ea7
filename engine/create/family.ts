import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { Entity, noun } from '../kernel/noun.ts'
import type { Component } from './component.ts'
import { Key } from './key.ts'
import { mostInSlot } from './limits.ts'
import { Locale, Territory } from './locale.ts'
import type { Template } from './template.ts'

/** apart: never two of them in one variant.  together: all of them, or none. */
export const Constraint = z.strictObject({
  kind: z.enum(['apart', 'together']),
  components: z.array(z.string()).min(2).max(20),
  why: z.string().max(300).default(''),
})
export type Constraint = z.infer<typeof Constraint>

/** A template with the components that each of its slots may hold: the unit of review and of release. Its variants are counted, never stored. */
export const Family = Entity.extend({
  key: Key,
  name: z.string().trim().min(1).max(140),
  template: z.string().describe('id of the template'),
  slots: z.record(z.string(), z.array(z.string()).max(mostInSlot)).describe('slot → ids of components; an optional slot may have none'),
  locales: z.array(Locale).min(1).max(60),
  markets: z.array(Territory).min(1).max(250).default(['world']),
  constraints: z.array(Constraint).max(200).default([]),
  brief: z.string().optional(),
  lineage: z
    .strictObject({ family: z.string(), because: z.string().max(400), signal: z.string().optional() })
    .optional()
    .describe('the family that it was recombined from'),
  state: z.enum(['current', 'retired']),
  hash: z.string().describe('of template, components, locales, markets and constraints: what verdicts bind to'),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
})
export type Family = z.infer<typeof Family>

export const family = noun('family', 'fam', Family, ['key', 'name', 'template', 'brief', 'state', 'hash', 'madeAt'])

type Composed = Pick<Family, 'slots' | 'locales' | 'markets' | 'constraints'>

/** Two families that can show the same have the same hash, in whatever order they were composed. Components that are missing count by their id. */
export const familyHash = (
  composed: Composed,
  template: Pick<Template, 'hash'>,
  brandHash: string,
  components: ReadonlyMap<string, Pick<Component, 'hash'>>,
): string =>
  contentHash({
    template: template.hash,
    brand: brandHash,
    slots: Object.fromEntries(
      Object.entries(composed.slots).map(([slot, ids]) => [slot, ids.map((id) => `${id} ${components.get(id)?.hash ?? 'missing'}`).sort()]),
    ),
    locales: [...composed.locales].sort(),
    markets: [...composed.markets].sort(),
    constraints: composed.constraints.map(({ kind, components: members }) => `${kind} ${[...members].sort().join(' ')}`).sort(),
  })

/** A constraint that has lost a member to what the slots hold now speaks of the others, as long as there are two. */
export const stillMeant = (constraints: readonly Constraint[], slots: Family['slots']): Constraint[] => {
  const there = new Set(Object.values(slots).flat())
  return constraints
    .map((one) => ({ ...one, components: one.components.filter((id) => there.has(id)) }))
    .filter(({ components }) => components.length > 1)
}
