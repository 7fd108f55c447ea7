import { Problem } from '../../api/Answered.tsx'
import { Rendered } from '../../create/rendered/Rendered.tsx'
import { reachOf } from '../../create/rendered/reachOf.ts'
import { Loading } from '../../kit/state/Loading.tsx'
import type { Explained } from './explained.ts'
import type { useShownFamily } from './useShownFamily.ts'

interface Props {
  record: Explained['record']
  family: ReturnType<typeof useShownFamily>
}

/** The very variant, rendered again from the content that was released then. */
export const Shown = ({ record: { variant, locale, components = {} }, family: { data, error } }: Props) => {
  if (error) return <Problem problem={error} />
  if (!data) return <Loading />
  return (
    <Rendered
      variant={{ family: data.family.id, hash: variant, locale, choice: components }}
      name={data.family.name}
      format={data.template.format}
      reach={reachOf(data.template)}
      caption={false}
    />
  )
}
