import { useMemo } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Thumb } from '../Thumb.tsx'
import { words } from './words.ts'

type Asset = Operations['asset.list']['output']['items'][number]

const { columns: heads, none, kilobytes } = words.assets

/** Pictures with their size, weight and what they say. */
export const AssetTable = () => {
  const list = useQueryOf('asset.list', { limit: 200 })
  const format = useFormat()
  const columns = useMemo(() => columnsFor(format), [format])
  return (
    <Answered query={list}>
      {({ items }) => (
        <div className="px-(--page) py-3">
          {items.length === 0 ? (
            <Empty fact={none} meaning={words.meaning} />
          ) : (
            <Table label={words.views.assets} columns={columns} rows={items} idOf={({ id }) => id} />
          )}
        </div>
      )}
    </Answered>
  )
}

const columnsFor = ({ count }: Formatter): Column<Asset>[] => [
  {
    id: 'name',
    head: heads.name,
    cell: (asset) => (
      <span className="flex items-center gap-2">
        <Thumb picture={asset} />
        <b className="cut block min-w-0">{asset.name}</b>
      </span>
    ),
  },
  { id: 'size', head: heads.size, width: '110px', number: true, cell: ({ width, height }) => `${count(width)} × ${count(height)}` },
  { id: 'bytes', head: heads.bytes, width: '80px', number: true, cell: ({ bytes }) => kilobytes(count(bytes / 1000)) },
  { id: 'alt', head: heads.alt, givesWay: true, cell: ({ alt }) => <span className="text-ink-2">{Object.values(alt)[0] ?? ''}</span> },
  { id: 'tags', head: heads.tags, givesWay: true, width: '200px', cell: ({ tags }) => tags.join(', ') },
]
