import { useCallback, useMemo, useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Filter, filterWords, type Chosen, type Facet } from '../../kit/Filter.tsx'
import { Go } from '../../kit/Go.tsx'
import { commonScale, Interval, type Estimate } from '../../kit/Interval.tsx'
import { Empty, NothingMatches } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { words } from '../words.ts'
import { InsightInspector } from './InsightInspector.tsx'
import { insightsTitle } from './insightsTitle.ts'
import { NoFigures, type Unknown } from './NoFigures.tsx'

type Insight = Operations['insight.list']['output']['items'][number]

const idOf = ({ placement, about, slot = '', id, snapshot }: Insight): string => [placement, about, slot, id, snapshot].join(' ')
/** What is learned at a placement serves all its campaigns, and is one claim however many of them it is told of. */
const oncePerClaim = (items: readonly Insight[]): Insight[] => {
  const same = ({ placement, about, slot, id, effect, exposures }: Insight) => [placement, about, slot, id, effect, exposures].join(' ')
  return [...new Map(items.toReversed().map((item) => [same(item), item])).values()].toReversed()
}

const estimateOf = ({ effect, interval: [low, high] }: Insight): Estimate => ({ value: effect * 100, low: low * 100, high: high * 100 })

/** Which claim an address asks for: that of a component at a placement. */
const claimAt = (claims: readonly Insight[], address: URLSearchParams): Insight | undefined =>
  claims.find(({ about, id, placement }) => about === 'component' && id === address.get('component') && placement === address.get('placement'))

/** What works, and how sure are we? `?placement=KEY&component=ID` opens at the claim of that component. */
export const Insights = () => {
  const query = useQueryOf('insight.list', { limit: 200 }, { follows: ['component', 'campaign'] })
  const { count, change } = useFormat()
  const { data } = query
  const claims = useMemo(() => oncePerClaim(data?.items ?? []), [data])
  const [address] = useAddress()
  const [current, setCurrent] = useState<string>()
  const looked = claims.find((claim) => idOf(claim) === current) ?? claimAt(claims, address) ?? claims.find(({ slot }) => slot !== undefined)
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/signals' }, { label: words.insights }]}
      title={data && insightsTitle(data.items, change)}
      facts={
        data && data.items.length > 0 ? (
          <>
            <span>{words.told(count(claims.length))}</span>
            <span>{words.sure(count(claims.filter(({ sure }) => sure).length))}</span>
            <span>{words.gathering(count(data.gathering), eventsOf([...claims, ...data.unknown]).toLowerCase())}</span>
            <span>{words.ordered}</span>
          </>
        ) : null
      }
      inspector={looked ? { label: words.insight, content: <InsightInspector claim={looked} /> } : undefined}
    >
      <Answered query={query}>
        {({ items, unknown }) => (
          <>
            {items.length === 0 ? (
              <div className="p-(--page)">
                <Empty fact={words.noInsights} meaning={words.noInsightsMeaning} />
              </div>
            ) : null}
            {items.length + unknown.length === 0 ? null : (
              <Claims claims={claims} unknown={unknown} current={looked && idOf(looked)} onPeek={(claim) => setCurrent(idOf(claim))} />
            )}
          </>
        )}
      </Answered>
    </Screen>
  )
}

interface ClaimsProps {
  claims: readonly Insight[]
  unknown: readonly Unknown[]
  current: string | undefined
  onPeek: (claim: Insight) => void
}

const Claims = ({ claims, unknown, current, onPeek }: ClaimsProps) => {
  const [chosen, setChosen] = useState<Chosen>({})
  const nameAt = useNameAt()
  const facets = useMemo<readonly Facet[]>(() => {
    const places = [...new Set([...claims, ...unknown].map(({ placement }) => placement))]
    return [{ id: 'placement', name: words.where, options: places.map((value) => ({ value, label: nameAt(value) })) }]
  }, [claims, unknown, nameAt])
  const [shown, lacking] = useMemo(() => [chosenOf(claims, chosen), chosenOf(unknown, chosen)], [claims, unknown, chosen])
  const on = filterWords(facets, chosen)
  const columns = useColumns(claims, nameAt)
  return (
    <div className="px-(--page) py-3">
      <Filter facets={facets} chosen={chosen} onChange={setChosen} />
      {shown.length > 0 ? (
        <Table label={words.insights} columns={columns} rows={shown} idOf={idOf} current={current} onPeek={onPeek} onOpen={onPeek} />
      ) : lacking.length === 0 ? (
        <NothingMatches filters={on} onRemove={(id) => setChosen(on.find((filter) => filter.id === id)?.without ?? {})} />
      ) : null}
      <NoFigures unknown={lacking} nameAt={nameAt} />
    </div>
  )
}

const chosenOf = <C extends { placement: string }>(those: readonly C[], { placement: places = [] }: Chosen): readonly C[] =>
  places.length === 0 ? those : those.filter(({ placement }) => places.includes(placement))

/** What a placement is called, by its key. */
const useNameAt = (): ((key: string) => string) => {
  const { data } = useQueryOf('placement.list', { limit: 200 })
  return useCallback((key) => data?.items.find((one) => one.key === key)?.name ?? key, [data])
}

/** What the goals of these claims count; one word for both where they differ. */
const eventsOf = (claims: readonly Pick<Insight, 'event'>[]): string => {
  const [only, ...others] = new Set(claims.map(({ event }) => event))
  return only && others.length === 0 ? words.events[only] : words.outcomes
}

const useColumns = (claims: readonly Insight[], nameAt: (key: string) => string): readonly Column<Insight>[] => {
  const { count, signed } = useFormat()
  return useMemo(() => {
    const mixed = new Set(claims.map(({ event }) => event)).size > 1
    const scale = commonScale(claims.map(estimateOf), [], true)
    return [
      { id: 'claim', head: words.claim, cell: (claim) => <Claim claim={claim} /> },
      {
        id: 'where',
        head: words.where,
        width: '160px',
        givesWay: true,
        cell: ({ placement }) => (
          <Go href={`/placements/${placement}`} className="cut rounded-1 text-ink-2 hover:text-ink">
            {nameAt(placement)}
          </Go>
        ),
      },
      {
        id: 'effect',
        head: words.effect,
        width: '160px',
        cell: (claim) => <Interval estimate={estimateOf(claim)} scale={scale} zero lead width={144} say={(value) => `${signed(value)} %`} />,
      },
      { id: 'change', head: words.change, number: true, width: '64px', givesWay: true, cell: ({ effect }) => signed(effect * 100) },
      { id: 'shown', head: words.shown, number: true, width: '84px', givesWay: true, cell: ({ exposures }) => count(exposures) },
      {
        id: 'conversions',
        head: eventsOf(claims),
        number: true,
        width: '112px',
        givesWay: true,
        cell: ({ conversions, event }) => (mixed ? `${count(conversions)} ${words.events[event].toLowerCase()}` : count(conversions)),
      },
    ]
  }, [claims, nameAt, count, signed])
}

const Claim = ({ claim: { about, id, title, sure } }: { claim: Insight }) => (
  <span className="flex items-center gap-2">
    {about === 'component' ? (
      <Go href={`/library/${id}`} className={sure ? 'cut rounded-1 font-strong' : 'cut rounded-1'}>
        {title}
      </Go>
    ) : (
      <>
        <span className="cut">{title}</span>
        <Tag>{words.tag}</Tag>
      </>
    )}
    {sure ? null : <span className="text-12 whitespace-nowrap text-ink-3">{words.cannotTell}</span>}
  </span>
)
