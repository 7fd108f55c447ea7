import { formatsOf } from '../../../engine/create/formats-of.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Mark } from '../../kit/Mark.tsx'
import { Section } from '../../kit/Section.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import type { Composed } from '../composed.ts'
import type { Preflight } from './axes.ts'
import { words } from './words.ts'

type Count = NonNullable<Preflight['sizes']>[number]
type Size = ReturnType<typeof formatsOf>[number]

const idOf = ({ name }: Size): string => name

/** In which sizes something is found, by language: the sizes that pass whole are not listed. */
export const SizeCounts = ({ composed: { family, template }, counts }: { composed: Composed; counts: readonly Count[] }) => {
  const { count } = useFormat()
  const sizes = formatsOf(template)
  const rows = sizes.filter(({ name }) => counts.some(({ format }) => format === name))
  return (
    <Section
      title={words.inSizes}
      note={words.sizesPass(count(sizes.length - rows.length), count(sizes.length))}
      className="border-t border-line px-(--page) pt-1.5 pb-4"
    >
      <Table label={words.inSizes} columns={columnsOf(family.locales, counts, count)} rows={rows} idOf={idOf} />
    </Section>
  )
}

const columnsOf = (locales: readonly string[], counts: readonly Count[], count: (n: number) => string): readonly Column<Size>[] => [
  {
    id: 'size',
    head: words.size,
    width: '40%',
    cell: ({ name, width, height }) => (
      <>
        {name} <span className="text-ink-2">{words.pixels(count(width), height === undefined ? '' : count(height))}</span>
      </>
    ),
  },
  ...locales.map((locale): Column<Size> => ({
    id: locale,
    head: locale,
    cell: ({ name }) => {
      const here = counts.filter((one) => one.format === name && one.locale === locale)
      return (
        <span className="flex flex-wrap items-center gap-x-3">
          {here.map(({ severity, variants }) => (
            <span key={severity} className="inline-flex items-center gap-1.5">
              <Mark severity={severity} />
              {severity === 'block' ? words.blocks(count(variants)) : words.warnsOf(count(variants))}
            </span>
          ))}
        </span>
      )
    },
  })),
]
