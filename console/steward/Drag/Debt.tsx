import { useMemo, useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { NoFigure } from '../../kit/NoFigure.tsx'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Pages } from '../Pages.tsx'
import { Thing } from '../Thing.tsx'
import { words } from '../words.ts'

type Item = Operations['debt.list']['output']['items'][number]

const idOf = ({ id }: Item): string => id
const step = 20

/** What exists and will cost: only what the journal can prove, and the sentence that there is more. */
export const Debt = () => {
  const [after, setAfter] = useState(0)
  const query = useQueryOf('debt.list', { limit: step, after }, { follows: ['component', 'campaign', 'approval'] })
  const columns = useColumns()
  const { count } = useFormat()
  return (
    <Section title={words.debt} note={words.debtNote} className="border-t border-line pb-4">
      <Answered query={query}>
        {({ items, total, fixHours }) => (
          <>
            {total === 0 ? (
              <p className="text-pretty text-ink-2">{words.noDebt}</p>
            ) : (
              <>
                <p className="mb-1">{total === 1 ? words.oneUnused : words.unused(count(total))}</p>
                <Table label={words.debt} columns={columns} rows={items} idOf={idOf} />
                <Pages after={after} step={step} total={total} onPage={setAfter} />
                <Unknown name={words.fix} because={fixHours.because} />
                <Unknown name={words.interest} because={words.noInterest} />
              </>
            )}
            <p className="mt-2 text-12 text-pretty text-ink-3">{words.debtLimits}</p>
          </>
        )}
      </Answered>
    </Section>
  )
}

const Unknown = ({ name, because }: { name: string; because: string }) => (
  <p className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-1.5">
    {name} <NoFigure because={because} />
  </p>
)

const useColumns = (): readonly Column<Item>[] => {
  const { weekday } = useFormat()
  return useMemo(
    () => [
      { id: 'item', head: words.item, cell: (item) => <Thing {...item} /> },
      { id: 'since', head: words.approved, width: '120px', number: true, cell: ({ since }) => <span className="text-ink-2">{weekday(since)}</span> },
    ],
    [weekday],
  )
}
