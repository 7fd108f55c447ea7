import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { useActions } from '../../actions/Actions.tsx'
import { Deeds } from '../../actions/Deeds.tsx'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { words as form } from '../../create/FamilyForm/words.ts'
import { useMayCompose } from '../../create/useMayCompose.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { useDeclared } from '../BriefForm/useDeclared.ts'
import type { Brief } from './brief.ts'
import { familyState } from './familyState.ts'
import { words } from './words.ts'

type Family = Operations['family.list']['output']['items'][number]

const { made } = words
/** The newest of them; a brief has few. */
const most = 8

/** The families that were composed for a brief, how far each has come, and the way to the next. */
export const BriefFamilies = ({ brief }: { brief: Brief }) => {
  const families = useQueryOf('family.list', { brief: brief.id, limit: most })
  const { count } = useFormat()
  return (
    <InspectorSection title={made.title}>
      <Answered query={families}>
        {({ items, total }) => (
          <>
            {items.length === 0 ? <p className="text-pretty text-ink-2">{brief.state === 'proposed' ? made.early : made.none}</p> : null}
            <ul className="grid gap-2 empty:hidden">
              {items.map((family) => (
                <li key={family.id}>
                  <Made family={family} />
                </li>
              ))}
            </ul>
            {total > items.length ? <p className="mt-2 text-12 text-ink-2">{made.more(count(total - items.length))}</p> : null}
          </>
        )}
      </Answered>
      {brief.state === 'proposed' || brief.state === 'closed' ? null : <Making brief={brief.id} />}
    </InspectorSection>
  )
}

const Made = ({ family }: { family: Family }) => {
  const { id, key, name } = family
  const approvals = useQueryOf('approval.list', { subject: { kind: 'family', id }, limit: 200 }, { follows: ['family'] })
  const campaigns = useQueryOf('campaign.list', { family: id, state: ['live', 'paused'], limit: 200 }, { follows: ['family'] })
  const { nameOf } = useDeclared()
  const known = approvals.data && campaigns.data
  const state = known && familyState(family, approvals.data.items, campaigns.data.items, (place) => nameOf('placements', place))
  return (
    <>
      <Go href={`/families/${key}`} className="linked cut block leading-6 font-strong">
        {name}
      </Go>
      {state === undefined ? null : state.href === undefined ? (
        <span className="text-12 text-ink-2">{state.sentence}</span>
      ) : (
        <Go href={state.href} className="linked inline-block min-h-6 text-12 leading-6 text-ink-2">
          {state.sentence}
        </Go>
      )}
    </>
  )
}

/** From the brief to what answers it, each with the brief in hand. */
const Making = ({ brief }: { brief: string }) => {
  const navigate = useNavigate()
  const because = useMayCompose()
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'family.compose',
        group: 'do',
        label: form.composeFor,
        keys: 'C',
        operation: 'family.compose',
        because,
        run: () => void navigate({ href: `/families/new?brief=${brief}` }),
      },
      ...(because === undefined
        ? [
            {
              id: 'component.add',
              group: 'do' as const,
              label: made.write,
              tone: 'quiet' as const,
              operation: 'component.add',
              run: () => void navigate({ href: `/library/new?brief=${brief}` }),
            },
          ]
        : []),
    ],
    [brief, because, navigate],
  )
  useActions(actions)
  return <Deeds actions={actions} problem={null} />
}
