import type { Operations } from '../api/operations.ts'

type Finding = Pick<Operations['preflight.show']['output']['preflight']['causes'][number]['findings'][number], 'fix' | 'component' | 'locale'>

/** Where advice is followed that is about what a component says: its form, at the language of the finding. `keys` are those of the components that are known. */
export const formAt = ({ fix, component, locale }: Finding, keys: readonly { id: string; key: string }[] = []): string | undefined => {
  if (!fix?.inComponent || component === undefined) return undefined
  const key = keys.find(({ id }) => id === component)?.key ?? component
  return `/library/${key}/edit${locale === undefined ? '' : `?in=${locale}`}`
}
