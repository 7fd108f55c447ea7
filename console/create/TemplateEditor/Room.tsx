import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import type { Tried } from './useTry.ts'
import { words } from './words.ts'

interface Props {
  label: string
  rows: Tried['room']
  /** More than one size is shown. */
  sizes: boolean
}

const says = words.slot
const most = 1.25

/** How much of its box the text of one slot takes, in each language and size: filled is used, the tick is the limit, hatched is over. */
export const Room = ({ label, rows, sizes }: Props) => {
  const { count } = useFormat()
  const ordered = rows.toSorted((a, b) => share(b) - share(a))
  return (
    <Section title={says.room(label)} note={says.roomNote} className="border-t border-line px-(--page) pt-1 pb-4">
      <table aria-label={says.room(label)} className="w-full">
        <tbody>
          {ordered.map((row) => (
            <tr key={`${row.locale} ${row.format}`} className="h-7 border-b border-line last:border-0">
              <th scope="row" className="pr-3 text-left font-text whitespace-nowrap text-ink-2">
                {sizes ? `${row.format}, ${row.locale}` : row.locale}
              </th>
              <td className="w-40 pr-3">
                <Bar share={share(row)} />
              </td>
              <td className={row.overWidth > 0 || row.overHeight > 0 ? 'font-strong text-block' : 'text-ink-2'}>
                {row.overWidth > 0
                  ? says.tooWide(count(Math.ceil(row.overWidth)))
                  : row.overHeight > 0
                    ? says.tooHigh(count(Math.ceil(row.overHeight)))
                    : says.left(count(Math.floor(row.box.width - row.width)))}
              </td>
              <td className="pl-3 text-right whitespace-nowrap text-ink-2">
                {says.lines(count(row.lines), row.maxLines === undefined ? undefined : count(row.maxLines))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

const share = ({ width, height, box }: Tried['room'][number]): number => Math.max(width / box.width, height / box.height)

const Bar = ({ share: used }: { share: number }) => (
  <div aria-hidden className="relative h-2 bg-sunken">
    <div className="absolute inset-y-0 left-0 bg-data-base/60" style={{ width: `${(Math.min(1, used) / most) * 100}%` }} />
    {used > 1 ? (
      <div
        className="absolute inset-y-0 bg-[repeating-linear-gradient(135deg,var(--block)_0_2px,transparent_2px_5px)]"
        style={{ left: `${100 / most}%`, width: `${((Math.min(most, used) - 1) / most) * 100}%` }}
      />
    ) : null}
    <div className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: `${100 / most}%` }} />
  </div>
)
