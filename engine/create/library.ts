import { type Page, source } from '../kernel/reader.ts'
import type { Component, ComponentState } from './component.ts'
import type { Family } from './family.ts'

export interface LibraryQuestion {
  /** Of any of these. */
  kinds?: readonly string[]
  states?: readonly ComponentState[]
  /** Keys of concepts, all of which it bears. */
  tags?: readonly string[]
  limit: number
  after?: string
}

/** Components by kinds, state and tags, newest first; `search.ts` looks for words. */
export const findComponents = source<LibraryQuestion, Page<Component>>('components.found')

export const mostFamilies = 1_000

/** Families in use that hold any of these components, template or brand; a thousand at the most. */
export const familiesUsing = source<{ components?: readonly string[]; template?: string }, Family[]>('families.using')

/** Where a concept stands: components that are not retired, assets, and the current families and their templates that hold such components. */
export interface ConceptUse {
  key: string
  components: number
  assets: number
  families: number
  templates: number
}

/** What bears each of these concepts; of one that nothing bears there is no row. */
export const conceptUses = source<{ keys: readonly string[] }, ConceptUse[]>('concepts.used')
