import { useMemo, type ReactNode } from 'react'
import { componentKinds } from '../../../engine/create/component-kind.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Filter, filterWords, type Chosen, type Facet } from '../../kit/Filter.tsx'
import { Empty, NothingMatches } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { kindLabel, nameOf, pictureOf, type Part } from '../composed.ts'
import { Thumb } from '../Thumb.tsx'
import { words } from './words.ts'

type Page = Operations['component.list']['output']
type Assets = Operations['asset.list']['output']['items']

interface Props {
  page: Page
  current: string | undefined
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
  typed: string
  onType: (text: string) => void
  onOpen: (key: string) => void
  /** There is nothing at all, whatever one asks for. */
  empty: boolean
}

const noAssets: Assets = []

/** Search and facets above, components below; the chosen one stands in the inspector. */
export const ComponentTable = ({ page, current, chosen, onChoose, typed, onType, onOpen, empty }: Props) => {
  const format = useFormat()
  const facets = useFacets()
  const { data } = useQueryOf('asset.list', { limit: 200 })
  const assets = data?.items ?? noAssets
  const columns = useMemo(() => columnsFor(format, assets), [format, assets])
  if (empty) return <Inset>{<Empty fact={words.none} meaning={words.meaning} />}</Inset>
  const filters = filterWords(facets, chosen)
  return (
    <Inset>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          className="h-(--control) w-64 rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 max-column:w-full"
        />
        <Filter facets={facets} chosen={chosen} onChange={onChoose} />
      </div>
      {page.items.length === 0 ? (
        <NothingMatches
          filters={[...filters, ...(typed === '' ? [] : [{ id: '', words: `“${typed}”` }])]}
          onRemove={(id) => (id === '' ? onType('') : onChoose(filters.find((one) => one.id === id)?.without ?? {}))}
        />
      ) : (
        <Table
          label={words.views.components}
          columns={columns}
          rows={page.items}
          idOf={({ key }) => key}
          current={current}
          onOpen={({ key }) => onOpen(key)}
          onPeek={({ key }) => onOpen(key)}
        />
      )}
      {page.total > page.items.length ? (
        <p className="mt-2 text-12 text-ink-2">{words.showing(format.count(page.items.length), format.count(page.total))}</p>
      ) : null}
    </Inset>
  )
}

const Inset = ({ children }: { children: ReactNode }) => <div className="px-(--page) py-3">{children}</div>

const useFacets = (): Facet[] => {
  const { data } = useQueryOf('concept.list', { limit: 200 })
  return [
    { id: 'kind', name: words.facets.kind, options: componentKinds.map(({ name, label }) => ({ value: name, label })), says: (label) => label },
    { id: 'tag', name: words.facets.tag, options: data?.items.map(({ key, label }) => ({ value: key, label })) ?? [] },
    {
      id: 'state',
      name: words.facets.state,
      options: (['draft', 'approved', 'retired'] as const).map((value) => ({ value, label: words.states[value] })),
    },
  ]
}

const columnsFor = ({ moment }: Formatter, assets: Assets): Column<Part>[] => [
  {
    id: 'text',
    head: words.columns.text,
    cell: (part) => {
      const picture = pictureOf(part, assets)
      return (
        <span className="flex items-center gap-2">
          {picture ? <Thumb picture={picture} /> : null}
          <b className="cut block min-w-0">{nameOf(part, assets, navigator.language.split('-')[0])}</b>
        </span>
      )
    },
  },
  { id: 'kind', head: words.columns.kind, width: '120px', cell: ({ kind }) => <span className="text-ink-2">{kindLabel(kind)}</span> },
  {
    id: 'tags',
    head: words.columns.tags,
    givesWay: true,
    cell: ({ tags }) => (
      <span className="flex gap-1 overflow-hidden">
        {tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </span>
    ),
  },
  { id: 'state', head: words.columns.state, width: '90px', cell: ({ state }) => words.states[state] },
  { id: 'made', head: words.columns.made, width: '150px', givesWay: true, optional: true, cell: ({ madeAt }) => moment(madeAt) },
]
