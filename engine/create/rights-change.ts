import { contentHash } from '../kernel/canonical.ts'
import { type Happening, happened } from '../kernel/change.ts'
import type { Rights } from './rights.ts'

/** That the rights of something changed is told apart: what decides looks at them again, since they may end what is live. */
export const rightsChanged = 'rights.changed'

export const rightsChange = (of: { asset: string } | { component: string }, before: Rights | undefined, after: Rights | undefined): Happening[] =>
  contentHash(before ?? null) === contentHash(after ?? null) ? [] : [happened(rightsChanged, of, { before: before ?? null, after: after ?? null })]
