import { useMemo } from 'react'
import { standardKinds, type ComponentKind, type Kinds } from '../../engine/create/component-kind.ts'
import { useQueryOf } from '../api/queries.ts'

/** The kinds of component that may be made, by name; those that every engine has until the engine has told its own. */
export const useKinds = (): Kinds => {
  const { data } = useQueryOf('kind.list', { limit: 200 }, { follows: ['kind'] })
  return useMemo(
    () =>
      new Map([
        ...standardKinds,
        ...(data?.items ?? []).map(({ name, main, fields, binding }): [string, ComponentKind] => [
          name,
          { name, main, binding, fields: Object.fromEntries(fields.map(({ name: field, ...declared }) => [field, declared])) },
        ]),
      ]),
    [data],
  )
}
