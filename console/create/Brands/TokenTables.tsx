import { useMemo } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { rowsOf, type Brand, type TokenRow, type Value } from './tokens.ts'
import { words } from './words.ts'

const idOf = ({ path }: TokenRow): string => path
const known = ['color', 'fontFamily', 'dimension', 'fontWeight', 'number']

/** The tokens by what they are, a column for each set that makes some of them otherwise. */
export const TokenTables = ({ brand }: { brand: Brand }) => {
  const { count } = useFormat()
  const rows = useMemo(() => rowsOf(brand), [brand])
  return (
    <div className="grid gap-5">
      {[...known, 'other'].map((type) => {
        const these = rows.filter((row) => (known.includes(row.type) ? row.type === type : type === 'other'))
        if (these.length === 0) return null
        const sets = (brand.sets ?? []).filter(({ name }) => these.some(({ otherwise }) => otherwise[name]))
        const label = words.types[type] ?? type
        return (
          <Section key={type} title={label} side={count(these.length)}>
            <Table label={label} columns={columnsOf(sets.map(({ name }) => name))} rows={these} idOf={idOf} />
          </Section>
        )
      })}
    </div>
  )
}

const columnsOf = (sets: readonly string[]): readonly Column<TokenRow>[] => [
  { id: 'path', head: words.token, width: '32%', cell: ({ path }) => <span className="mono">{path}</span> },
  { id: 'value', head: words.value, cell: (row) => <Shown value={row} type={row.type} /> },
  ...sets.map((set, n): Column<TokenRow> => ({
    id: `set ${set}`,
    head: set,
    givesWay: n > 0,
    cell: ({ otherwise, type }) => (otherwise[set] ? <Shown value={otherwise[set]} type={type} /> : null),
  })),
]

/** A colour is seen; what only names another says so. */
const Shown = ({ value: { is, alias }, type }: { value: Value; type: string }) => (
  <span className="inline-flex max-w-full items-center gap-2 align-middle">
    {type === 'color' ? <span aria-hidden className="size-4 shrink-0 rounded-1 shadow-[0_0_0_1px_var(--line)]" style={{ background: is }} /> : null}
    <span className="cut mono">{is}</span>
    {alias === undefined ? null : <span className="cut text-12 text-ink-2">{words.sameAs(alias)}</span>}
  </span>
)
