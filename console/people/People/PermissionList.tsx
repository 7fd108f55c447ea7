import { useQuery } from '@tanstack/react-query'
import { roleNames } from '../../../engine/people/permission.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Failed } from '../../kit/state/Failed.tsx'
import { Loading } from '../../kit/state/Loading.tsx'
import { strings } from '../../strings.ts'
import { describedBy, permissionOf } from './permission.ts'
import type { Person } from './person.ts'
import { words } from './words.ts'

/** What the roles of somebody let them do, from the operations themselves: no second list that could say something else. */
export const PermissionList = ({ person, isMe }: { person: Person; isMe: boolean }) => {
  const { count } = useFormat()
  const query = useQuery({
    queryKey: ['openapi.json'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => describedBy(await (await fetch('/openapi.json', { signal })).json()),
  })
  const may = query.data && permissionOf(person.roles, query.data)
  return (
    <InspectorSection title={isMe ? words.mayYou : words.may[person.kind]}>
      {query.error ? <Failed sentence={strings.state.unreachable} onRetry={() => void query.refetch()} /> : may ? null : <Loading />}
      {may ? (
        <>
          <p className="text-pretty">
            {words.mayAs(person.name, person.roles.map((role) => roleNames[role]).join(', '))} {may.changes.length === 0 ? words.mayNothing : null}
          </p>
          <dl className="mt-1.5">
            {may.changes.map(({ noun, verbs }) => (
              <div key={noun} className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-2 border-t border-line py-1">
                <dt>{noun}</dt>
                <dd className="text-pretty text-ink-2">{verbs.join(', ')}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-1.5 text-12 text-pretty text-ink-2">
            {words.reads(count(may.questions))} {words.source}
          </p>
        </>
      ) : null}
    </InspectorSection>
  )
}
