import { useMemo, useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Filter, filterWords, type Chosen, type Facet } from '../../kit/Filter.tsx'
import { Empty, NothingMatches } from '../../kit/state/Empty.tsx'
import { useExplainLatest } from '../useExplainLatest.ts'
import { words } from '../words.ts'
import { DecisionTable } from './DecisionTable.tsx'
import { decisionsTitle, holdoutNote } from './decisionsTitle.ts'

const { list } = words
type Branch = keyof typeof words.branches
const branches = Object.entries(words.branches).map(([value, label]) => ({ value, label }))
const page = 200

/** What was decided just now, and how? `?placement=KEY` begins with those of one placement. */
export const Decisions = () => {
  const [address] = useAddress()
  const asked = address.get('placement')
  const [chosen, setChosen] = useState<Chosen>(asked === null ? {} : { placement: [asked] })
  const placements = useQueryOf('placement.list', { limit: 200 })
  const facets = useMemo<readonly Facet[]>(
    () => [
      { id: 'placement', name: words.placement, options: (placements.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name })) },
      { id: 'branch', name: list.branch, options: branches, says: list.alone },
    ],
    [placements.data],
  )
  const branch = chosen.branch?.at(-1) as Branch | undefined
  const placement = chosen.placement?.at(-1)
  const query = useQueryOf('decision.list', { limit: page, ...(branch && { branch }), ...(placement && { placement }) }, { follows: ['decision'] })
  const { count, percentWhole } = useFormat()
  const actions = useExplainLatest(query.data?.items[0]?.id)
  const on = filterWords(facets, chosen)
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/placements' }, { label: words.decisions }]}
      actions={actions}
      title={query.data && decisionsTitle(query.data, count, percentWhole)}
      facts={
        query.data && query.data.items.length > 0 ? (
          <>
            <span>{list.latest(count(query.data.items.length))}</span>
            <span>{holdoutNote(query.data, branch)}</span>
          </>
        ) : null
      }
    >
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 && on.length === 0 ? (
            <div className="p-(--page)">
              <Empty fact={list.none} meaning={list.noneMeaning} />
            </div>
          ) : (
            <div className="px-(--page) py-3">
              <Filter facets={facets} chosen={chosen} onChange={(next) => setChosen(onlyLast(next))} />
              {items.length === 0 ? (
                <NothingMatches filters={on} onRemove={(id) => setChosen(on.find((filter) => filter.id === id)?.without ?? {})} />
              ) : (
                <DecisionTable decisions={items} placements={placements.data?.items ?? []} />
              )}
            </div>
          )
        }
      </Answered>
    </Screen>
  )
}

/** The engine is asked for one placement and one branch at a time: the last that was chosen holds. */
const onlyLast = (chosen: Chosen): Chosen => Object.fromEntries(Object.entries(chosen).map(([id, values]) => [id, values.slice(-1)]))
