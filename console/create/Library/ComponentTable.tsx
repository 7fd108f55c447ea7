import { useMemo } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import type { usePagesOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Time } from '../../kit/Time.tsx'
import { strings } from '../../strings.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { nameOf } from '../composed.ts'
import { RightsMark } from '../RightsMark.tsx'
import { Thumb } from '../Thumb.tsx'
import { NothingFound, SearchBar } from './SearchBar.tsx'
import { SavedSearches } from './SavedSearches.tsx'
import { componentsAddress, type Input, type useComponentSearch } from './useComponentSearch.ts'
import { useFacets } from './useFacets.ts'
import { words } from './words.ts'

type Page = Operations['component.list']['output']
type Listed = Page['items'][number]

interface Props extends ReturnType<typeof useComponentSearch> {
  list: ReturnType<typeof usePagesOf<'component.list'>>
  current: string | undefined
  onOpen: (key: string) => void
}

/** Search, facets and order above, components below; the chosen one stands in the inspector. */
export const ComponentTable = ({ search, asked, list, current, onOpen }: Props) => {
  const format = useFormat()
  const facets = useFacets(asked)
  const now = useMemo(() => ({ components: { ...asked, sort: search.sort } }), [asked, search.sort])
  const columns = useMemo(() => columnsFor(format), [format])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 px-(--page) py-3">
      <SearchBar search={search} facets={facets}>
        <SavedSearches now={now} open={search.open} addressOf={addressOf} />
      </SearchBar>
      <Answered query={list}>
        {(page) =>
          page.items.length === 0 ? (
            <NothingFound search={search} facets={facets} />
          ) : (
            <>
              <Table
                label={words.views.components}
                columns={page.items.some(({ effect }) => effect) ? columns : columns.filter(({ id }) => id !== 'effect')}
                rows={page.items}
                idOf={({ key }) => key}
                current={current}
                onOpen={({ key }) => onOpen(key)}
                onPeek={({ key }) => onOpen(key)}
              />
              <Rest page={page} format={format}>
                {list.hasNextPage ? (
                  <Button onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage ? strings.state.loading : undefined}>
                    {words.further}
                  </Button>
                ) : null}
              </Rest>
            </>
          )
        }
      </Answered>
    </div>
  )
}

const addressOf = ({ components = {} }: { components?: Input | undefined }): string => componentsAddress(components)

const Rest = ({ page: { items, total, more }, format: { count }, children }: { page: Page; format: Formatter; children: React.ReactNode }) =>
  children === null && !more ? null : (
    <p className="mt-2 flex items-center gap-3 text-12 text-ink-2">
      {children}
      {more ? words.showingOfMore(count(items.length), count(total)) : words.showing(count(items.length), count(total))}
    </p>
  )

const columnsFor = ({ count, change, range }: Formatter): Column<Listed>[] => [
  {
    id: 'text',
    head: words.columns.text,
    cell: (part) => (
      <span className="flex items-center gap-2">
        {part.picture ? <Thumb picture={part.picture} /> : null}
        <span className="min-w-0 flex-1">
          <b className="cut block">{nameOf(part, part.picture ? [part.picture] : [], navigator.language.split('-')[0])}</b>
          {part.because.length === 0 ? null : <span className="cut block text-12 text-ink-3">{part.because.join(', ')}</span>}
        </span>
        <RightsMark of={[part.rights, part.picture?.rights]} />
      </span>
    ),
  },
  { id: 'kind', head: words.columns.kind, width: '120px', cell: ({ kind }) => <span className="text-ink-2">{kindLabel(kind)}</span> },
  {
    id: 'tags',
    head: words.columns.tags,
    givesWay: true,
    cell: ({ tags }) => (
      <span className="flex gap-1 overflow-hidden">
        {(tags ?? []).map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </span>
    ),
  },
  {
    id: 'effect',
    head: words.columns.effect,
    width: '170px',
    givesWay: true,
    cell: ({ effect }) =>
      effect ? (
        <span className="whitespace-nowrap">
          {change(effect.effect)}{' '}
          <span className="text-12 text-ink-2">({range(effect.interval[0] * 100, effect.interval[1] * 100, strings.sure.to, true)})</span>
        </span>
      ) : null,
  },
  { id: 'families', head: words.columns.families, width: '84px', number: true, givesWay: true, cell: ({ families }) => count(families) },
  {
    id: 'locales',
    head: words.columns.locales,
    width: '96px',
    givesWay: true,
    cell: ({ locales: { said, of, lacks } }) =>
      of === 0 ? null : (
        <span
          className={lacks.length === 0 ? 'text-ink-2' : ''}
          title={lacks.length === 0 ? undefined : words.facets.saysNothingIn(lacks.join(', '))}
        >
          {words.locales(count(said), count(of))}
        </span>
      ),
  },
  { id: 'state', head: words.columns.state, width: '90px', cell: ({ state }) => words.states[state] },
  {
    id: 'changed',
    head: words.columns.changed,
    width: '150px',
    givesWay: true,
    optional: true,
    cell: ({ madeAt }) => <Time at={madeAt} as="weekdayClock" />,
  },
]
