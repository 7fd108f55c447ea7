import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Formatter } from '../../format/formatter.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { strings } from '../../strings.ts'
import { madeOf, variantsOf, whysOf } from '../madeOf.ts'
import { words } from '../Variants/words.ts'

type Family = Operations['family.list']['output']['items'][number]
type Template = Operations['template.list']['output']['items'][number]

const said = words.families

/** Which families are there, and how much do they hold? */
export const Families = () => {
  const list = useQueryOf('family.list', { limit: 200 }, { follows: ['component'] })
  const templates = useQueryOf('template.list', { limit: 200 }).data?.items
  const format = useFormat()
  const navigate = useNavigate()
  const columns = useMemo(() => columnsFor(format, templates ?? []), [format, templates])
  const total = list.data?.items.reduce((sum, family) => sum + variantsOf(family), 0) ?? 0
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.families }]}
      title={list.data && titleOf(list.data.total, total, format)}
    >
      <Answered query={list}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            {items.length === 0 ? (
              <Empty fact={said.none} meaning={said.meaning}>
                <p className="text-pretty text-ink-2">{said.come}</p>
                <code className="mono text-12">{said.command}</code>
                <Go href="/templates" className="linked font-label text-thread">
                  {said.toTemplates}
                </Go>
                <Go href="/library" className="linked font-label text-thread">
                  {said.toLibrary}
                </Go>
              </Empty>
            ) : (
              <Table
                label={strings.screens.families}
                columns={columns}
                rows={items}
                idOf={({ id }) => id}
                onOpen={({ key }) => void navigate({ to: `/families/${key}` })}
              />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const titleOf = (families: number, variants: number, { count }: Formatter): string =>
  families === 0 ? said.none : families === 1 ? said.one(count(variants)) : said.title(count(families), count(variants))

const columnsFor = ({ count, moment }: Formatter, templates: readonly Template[]): Column<Family>[] => [
  {
    id: 'name',
    head: said.columns.name,
    cell: ({ name, key, lineage }) => (
      <>
        <Go href={`/families/${key}`} className="font-strong hover:underline">
          {name}
        </Go>{' '}
        {lineage ? <Tag>{said.recombined}</Tag> : null}
      </>
    ),
  },
  {
    id: 'slots',
    head: said.columns.slots,
    width: '58%',
    givesWay: true,
    cell: (family) => {
      const made = madeOf(family, templates.find(({ id }) => id === family.template)?.slots ?? [], count)
      return <span title={[`${made}.`, whysOf(family)].join(' ').trim()}>{made}</span>
    },
  },
  { id: 'variants', head: said.columns.variants, width: '90px', number: true, cell: (family) => count(variantsOf(family)) },
  { id: 'made', head: said.columns.made, width: '150px', givesWay: true, cell: ({ madeAt }) => moment(madeAt) },
]
