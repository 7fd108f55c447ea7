import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { usePeople } from '../../api/people.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useAddress } from '../../frame/useAddress.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Button } from '../../kit/Button.tsx'
import { Filter, filterWords, type Chosen, type Facet } from '../../kit/Filter.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { Empty, NothingMatches } from '../../kit/state/Empty.tsx'
import { useNow } from '../../kit/useNow.ts'
import { strings } from '../../strings.ts'
import type { Brief } from './brief.ts'
import { BriefBoard } from './BriefBoard.tsx'
import { BriefCalendar } from './BriefCalendar.tsx'
import { BriefInspector } from './BriefInspector.tsx'
import { BriefTable } from './BriefTable.tsx'
import { BriefTimeline } from './BriefTimeline.tsx'
import { briefsTitle } from './briefTitle.ts'
import { useBriefs } from './useBriefs.ts'

const { briefs: words } = strings
const drawings = { board: BriefBoard, list: BriefTable, calendar: BriefCalendar, timeline: BriefTimeline }
type View = keyof typeof drawings
const views = (Object.keys(drawings) as View[]).map((value) => ({ value, label: words.views[value] }))

const states = Object.entries(words.states).map(([value, label]) => ({ value, label }))

/** What is asked for, by whom, and is it late? Sorted by what will be late. */
export const Briefs = () => {
  const navigate = useNavigate()
  const { brief: current } = useParams({ strict: false }) as { brief?: string }
  const [address, say] = useAddress()
  const chosen = useMemo(() => chosenIn(address), [address])
  const query = useBriefs(chosen)
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
  const close = useMemo(() => () => void navigate({ to: '/briefs', search: true }), [navigate])
  return (
    <Screen
      crumbs={[{ label: strings.stages.brief, href: '/briefs' }, { label: strings.screens.briefs }]}
      actions={actions}
      title={query.data && briefsTitle(query.data.items, now, count)}
      facts={
        <span>
          {query.data && query.data.items.length < query.data.total
            ? words.someShown(count(query.data.items.length), count(query.data.total))
            : words.sorted}
        </span>
      }
      inspector={current ? { label: words.one, content: <BriefInspector id={current} />, onClose: close } : undefined}
    >
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 && filterNames.every((name) => !chosen[name]?.length) ? (
            <NoBriefs />
          ) : (
            <Viewed briefs={items} current={current} chosen={chosen} view={viewIn(address)} search={address.toString()} say={say} />
          )
        }
      </Answered>
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

const filterNames = ['state', 'skill'] as const
const chosenIn = (address: URLSearchParams): Chosen =>
  Object.fromEntries(filterNames.map((name) => [name, address.get(name)?.split(',').filter(Boolean) ?? []]))

const viewIn = (address: URLSearchParams): View => views.find(({ value }) => value === address.get('view'))?.value ?? 'list'

interface ViewedProps {
  briefs: readonly Brief[]
  current: string | undefined
  chosen: Chosen
  view: View
  search: string
  say: ReturnType<typeof useAddress>[1]
}

const Viewed = ({ briefs, current, chosen, view, search, say }: ViewedProps) => {
  const navigate = useNavigate()
  const { face } = usePeople()
  const hrefOf = useMemo(() => (id: string) => `/briefs/${id}${search && `?${search}`}`, [search])
  const choose = (next: Chosen) => say(Object.fromEntries(filterNames.map((name) => [name, next[name]?.join(',') || undefined])))
  const skills = [...new Set(briefs.map(({ skill }) => skill))].map((skill) => ({ value: skill, label: skill }))
  const facets: readonly Facet[] = [
    { id: 'state', name: words.state, options: states },
    { id: 'skill', name: words.skill, options: skills },
  ]
  const on = filterWords(facets, chosen)
  const shown = briefs.filter((brief) => fits(chosen.state, brief.state) && fits(chosen.skill, brief.skill))
  const Drawn = drawings[view]
  return (
    <div className="px-(--page) py-3">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <Filter facets={facets} chosen={chosen} onChange={choose} />
        <Segment
          label={words.view}
          options={views}
          value={view}
          onChange={(next) => say({ view: next === 'list' ? undefined : next, from: undefined, month: undefined })}
        />
      </div>
      {shown.length === 0 ? (
        <NothingMatches filters={on} onRemove={(id) => choose(on.find((filter) => filter.id === id)?.without ?? {})} />
      ) : (
        <Drawn
          briefs={shown}
          face={face}
          current={current}
          hrefOf={hrefOf}
          onPeek={(id) => void navigate({ to: '/briefs/$brief', params: { brief: id }, search: true })}
        />
      )}
    </div>
  )
}

const fits = (wanted: readonly string[] | undefined, value: string): boolean => !wanted?.length || wanted.includes(value)
