import { useFormat } from '../../format/useFormat.ts'
import { hrefOfId } from '../../frame/hrefOfId.ts'
import { Go } from '../../kit/Go.tsx'
import { strings } from '../../strings.ts'
import { words } from '../words.ts'
import { hrefOfEntry } from './journalAddress.ts'
import { isFlat, isHash, isId, isMoment } from './said.ts'

const { journal } = strings

interface Props {
  detail: Record<string, unknown> | null
  /** What things are called now, by id. */
  names: Readonly<Record<string, string>>
  address: URLSearchParams
}

/** What an entry says besides what it touched: each field by its word, things by their name. */
export const EntryDetail = ({ detail, names, address }: Props) => {
  if (detail === null) return <p className="text-ink-2">{journal.redacted}</p>
  if (Object.keys(detail).length === 0) return <p className="text-ink-2">{journal.noDetail}</p>
  return <Fields of={detail} names={names} address={address} />
}

const Fields = ({ of, ...beside }: { of: object } & Omit<Props, 'detail'>) => (
  <dl className="grid gap-1.5">
    {Object.entries(of).map(([field, value]) => (
      <div key={field} className="min-w-0">
        <dt className="text-12 text-ink-3">{words.fieldOf(field)}</dt>
        <dd className="min-w-0 wrap-anywhere">
          <Value field={field} value={value} {...beside} />
        </dd>
      </div>
    ))}
  </dl>
)

const Value = ({ field, value, ...beside }: { field: string; value: unknown } & Omit<Props, 'detail'>) => {
  if (Array.isArray(value)) return <Several field={field} values={value} {...beside} />
  if (typeof value === 'object' && value !== null)
    return (
      <div className="mt-0.5 border-l border-line-strong pl-2.5">
        <Fields of={value} {...beside} />
      </div>
    )
  return <One field={field} value={value} {...beside} />
}

/** Words and numbers stand in one line; what has parts of its own stands below the other. */
const Several = ({ field, values, ...beside }: { field: string; values: readonly unknown[] } & Omit<Props, 'detail'>) => {
  if (values.length === 0) return <span className="text-ink-2">{journal.none}</span>
  if (values.every((value) => isFlat(value) && !isId(value))) return values.map((value) => words.saidOf(field, value)).join(', ')
  return (
    <ul className="grid gap-1.5">
      {values.map((value, index) => (
        <li key={index} className="min-w-0">
          <Value field={field} value={value} {...beside} />
        </li>
      ))}
    </ul>
  )
}

const One = ({ field, value, names, address }: { field: string; value: unknown } & Omit<Props, 'detail'>) => {
  const { momentExact, figure, count } = useFormat()
  if (typeof value === 'number')
    return field === 'entry' ? (
      <Go href={hrefOfEntry(address, value)} className="linked">
        {journal.entry(String(value))}
      </Go>
    ) : (
      // Written down exactly, and told so.
      (Number.isInteger(value) ? count : figure)(value)
    )
  if (isId(value)) return <Named id={value} name={names[value]} />
  if (isMoment(value)) return <time dateTime={value}>{momentExact(value)}</time>
  if (isHash(value)) return <span className="mono text-12 break-all text-ink-2">{value}</span>
  return words.saidOf(field, value)
}

const Named = ({ id, name }: { id: string; name: string | undefined }) => {
  const href = hrefOfId(id)
  const small = <span className="mono text-11 break-all text-ink-3">{id}</span>
  if (name === undefined)
    return href ? (
      <Go href={href} className="hover:underline">
        {small}
      </Go>
    ) : (
      small
    )
  return (
    <>
      {href ? (
        <Go href={href} className="linked">
          {name}
        </Go>
      ) : (
        name
      )}
      <span className="block">{small}</span>
    </>
  )
}
