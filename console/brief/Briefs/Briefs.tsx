import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { usePeople } from '../../api/people.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useBack } from '../../frame/useBack.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Button } from '../../kit/Button.tsx'
import { Filter, filterWords, type Chosen, type Facet } from '../../kit/Filter.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { Empty, NothingMatches } from '../../kit/state/Empty.tsx'
import { useNow } from '../../kit/useNow.ts'
import { strings } from '../../strings.ts'
import type { Brief } from './brief.ts'
import { BriefBoard } from './BriefBoard.tsx'
import { BriefInspector } from './BriefInspector.tsx'
import { BriefTable } from './BriefTable.tsx'
import { briefsTitle } from './briefTitle.ts'

const { briefs: words } = strings
const views = [
  { value: 'list', label: words.views.list },
  { value: 'board', label: words.views.board },
] as const

const states = Object.entries(words.states).map(([value, label]) => ({ value, label }))

/** What is asked for, by whom, and is it late? Sorted by what will be late. */
export const Briefs = () => {
  const navigate = useNavigate()
  const { brief: current } = useParams({ strict: false }) as { brief?: string }
  const query = useQueryOf('brief.list', { limit: 200 })
  const { count } = useFormat()
  const now = useNow()
  const actions = useMemo<readonly Action[]>(() => {
    const open: Action = {
      id: 'brief.open',
      group: 'do',
      label: strings.screens.openBrief,
      operation: 'brief.open',
      keys: 'N',
      tone: 'filled',
      run: () => void navigate({ to: '/briefs/new' }),
    }
    return [open]
  }, [navigate])
  const close = useMemo(() => () => void navigate({ to: '/briefs' }), [navigate])
  useBack(current ? close : undefined)
  return (
    <Screen
      crumbs={[{ label: strings.stages.brief, href: '/briefs' }, { label: strings.screens.briefs }]}
      actions={actions}
      title={query.data && briefsTitle(query.data.items, now, count)}
      facts={<span>{words.sorted}</span>}
      inspector={current ? { label: words.one, content: <BriefInspector id={current} />, onClose: close } : undefined}
    >
      <Answered query={query}>{({ items }) => (items.length === 0 ? <NoBriefs /> : <Viewed briefs={items} current={current} />)}</Answered>
    </Screen>
  )
}

const NoBriefs = () => {
  const navigate = useNavigate()
  return (
    <div className="p-(--page)">
      <Empty fact={words.empty} meaning={words.emptyMeaning}>
        <Button tone="filled" keys="N" onClick={() => void navigate({ to: '/briefs/new' })}>
          {strings.screens.openBrief}
        </Button>
      </Empty>
    </div>
  )
}

const Viewed = ({ briefs, current }: { briefs: readonly Brief[]; current: string | undefined }) => {
  const navigate = useNavigate()
  const [view, setView] = useState<'list' | 'board'>('list')
  const [chosen, setChosen] = useState<Chosen>({})
  const { face } = usePeople()
  const skills = [...new Set(briefs.map(({ skill }) => skill))].map((skill) => ({ value: skill, label: skill }))
  const facets: readonly Facet[] = [
    { id: 'state', name: words.state, options: states },
    { id: 'skill', name: words.skill, options: skills },
  ]
  const on = filterWords(facets, chosen)
  const shown = briefs.filter((brief) => fits(chosen.state, brief.state) && fits(chosen.skill, brief.skill))
  const View = view === 'list' ? BriefTable : BriefBoard
  return (
    <div className="px-(--page) py-3">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <Filter facets={facets} chosen={chosen} onChange={setChosen} />
        <Segment label={words.view} options={views} value={view} onChange={setView} />
      </div>
      {shown.length === 0 ? (
        <NothingMatches filters={on} onRemove={(id) => setChosen(on.find((filter) => filter.id === id)?.without ?? {})} />
      ) : (
        <View briefs={shown} face={face} current={current} onPeek={(id) => void navigate({ to: '/briefs/$brief', params: { brief: id } })} />
      )}
    </div>
  )
}

const fits = (wanted: readonly string[] | undefined, value: string): boolean => !wanted?.length || wanted.includes(value)
