import { spaced } from '../../format/spaced.ts'

/** What the engine's own description of itself says of one operation. */
export interface Described {
  name: string
  kind: string
  roles: readonly string[]
}

interface OpenApi {
  paths: Record<string, { post: { operationId: string; 'x-kind': string; 'x-roles': string[] } }>
}

export const describedBy = ({ paths }: OpenApi): Described[] =>
  Object.values(paths).map(({ post }) => ({ name: post.operationId, kind: post['x-kind'], roles: post['x-roles'] }))

/** What somebody may change, noun by noun. */
export interface Permission {
  changes: readonly { noun: string; verbs: readonly string[] }[]
  /** How many questions they may ask. */
  questions: number
}

export const permissionOf = (roles: readonly string[], operations: readonly Described[]): Permission => {
  const open = operations.filter((one) => one.roles.some((role) => roles.includes(role)))
  const byNoun = Map.groupBy(
    open.filter(({ kind }) => kind === 'command'),
    ({ name }) => name.split('.')[0] ?? '',
  )
  return {
    changes: [...byNoun]
      .map(([noun, some]) => ({ noun: spaced(noun), verbs: some.map(({ name }) => spaced(name.split('.')[1] ?? '')) }))
      .toSorted((a, b) => a.noun.localeCompare(b.noun)),
    questions: open.filter(({ kind }) => kind === 'query').length,
  }
}
