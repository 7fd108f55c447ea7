import { source } from '../kernel/reader.ts'

export interface DeclaredPlacement {
  key: string
  state: 'live' | 'retired'
}

/** Where content can be shown. Placements stand after briefs, so the store looks for them. */
export const declaredPlacements = source<Record<never, never>, DeclaredPlacement[]>('declaredPlacements')
