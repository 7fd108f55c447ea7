import type { Operations } from '../api/operations.ts'
import { useFormat } from '../format/useFormat.ts'
import { Pick } from '../kit/Pick.tsx'
import { Share } from '../kit/Share.tsx'
import { addAlternative, addClause, freshClause, removeClause, replaceSpan, type Clause, type Item } from './built.ts'
import { ClauseRow } from './ClauseRow.tsx'
import { triedAt, type Trial } from './tried.ts'
import type { Subject } from './useRuleWords.ts'
import { words } from './words.ts'

export type Count = Operations['audience.count']['output']

interface Props {
  text: string
  items: readonly Item[]
  subjects: readonly Subject[]
  /** Of exactly this text; absent while it is counted anew. */
  count: Count | undefined
  trial: Trial | undefined
  frozen: boolean
  onChange: (text: string) => void
  /** What is asked about, where it is not people. */
  about?: { all: string; which: string } | undefined
}

const people = { all: words.everyone, which: words.who }

const row = 'grid grid-cols-[28px_minmax(0,1fr)_72px_7ch] items-start gap-x-2 py-1 @max-lg:grid-cols-[28px_minmax(0,1fr)_7ch]'

/** Everyone, and how many are left at each clause. Every change is one of the text. */
export const Rows = ({ text, items, subjects, count, trial, frozen, onChange, about = people }: Props) => {
  const clauseProps = (clause: Clause) => ({
    clause,
    text: text.slice(clause.span.start, clause.span.end),
    subjects,
    frozen,
    tried: triedAt(trial, clause.span),
    onWrite: (written: string) => onChange(replaceSpan(text, clause.span, written)),
    onRemove: () => onChange(removeClause(text, items, clause)),
  })
  const alternative = (item: Item) => (subject: Subject) => onChange(addAlternative(text, items, item, freshClause(subject.path, subject.type)))
  return (
    <div className="@container">
      <ol aria-label={words.builder}>
        <li className={row}>
          <span />
          <span className="py-1 text-ink-3">{about.all}</span>
          <Left kept={count?.looked} of={count?.looked} />
        </li>
        {items.map((item, place) => (
          <li key={place} className={row}>
            <span className="py-1 text-ink-3">{place === 0 ? about.which : words.and}</span>
            <ItemClauses item={item} subjects={subjects} frozen={frozen} clauseProps={clauseProps} onAdd={alternative(item)} />
            <Left kept={count?.clauses[place]?.through} of={count?.looked} />
          </li>
        ))}
      </ol>
      <div className="mt-1 ml-9">
        <Adding
          label={words.add}
          name={words.add}
          subjects={subjects}
          frozen={frozen}
          onAdd={({ path, type }) => onChange(addClause(text, freshClause(path, type)))}
        />
      </div>
    </div>
  )
}

interface ItemProps {
  item: Item
  subjects: readonly Subject[]
  frozen: boolean
  clauseProps: (clause: Clause) => Parameters<typeof ClauseRow>[0]
  onAdd: (subject: Subject) => void
}

/** A clause with the way to an alternative beside it; or clauses of which one is enough. */
const ItemClauses = ({ item, subjects, frozen, clauseProps, onAdd }: ItemProps) => {
  const adding = (beside: string) => (
    <Adding quiet label={words.orShort} name={words.addOr(beside)} subjects={subjects} frozen={frozen} onAdd={onAdd} />
  )
  if (item.kind !== 'anyOf') {
    return <ClauseRow {...clauseProps(item)} beside={adding(item.kind === 'clause' ? labelOf(item.subject, subjects) : item.text)} />
  }
  return (
    <div className="grid min-w-0 gap-1">
      <span className="py-1 text-ink-2">{words.anyOf}</span>
      <ol className="grid gap-1.5 border-l border-line-strong pl-2.5">
        {item.clauses.map((clause, at) => (
          <li key={at} className="flex">
            <ClauseRow {...clauseProps(clause)} />
          </li>
        ))}
        <li>{adding(words.anyOf)}</li>
      </ol>
    </div>
  )
}

const labelOf = (path: string, subjects: readonly Subject[]): string => subjects.find((one) => one.path === path)?.label ?? path

/** How many are left, to scale of all that were looked at. */
const Left = ({ kept, of }: { kept: number | undefined; of: number | undefined }) => {
  const { count } = useFormat()
  const known = kept !== undefined && of !== undefined
  return (
    <>
      <span className="flex h-7 items-center @max-lg:hidden">{known && of > 0 ? <Share bare share={kept / of} /> : null}</span>
      <span className="flex h-7 items-center justify-end tabular-nums">{known ? count(kept) : null}</span>
    </>
  )
}

interface AddingProps {
  label: string
  name: string
  /** One of many in its list, so that it stands back. */
  quiet?: boolean
  subjects: readonly Subject[]
  frozen: boolean
  onAdd: (subject: Subject) => void
}

const Adding = ({ label, name, quiet = false, subjects, frozen, onAdd }: AddingProps) => (
  <span inert={frozen}>
    <Pick
      label={name}
      shown={label}
      shape={quiet ? 'quiet' : 'pick'}
      options={subjects.map(({ path, label: said }) => ({ value: path, label: said, note: path }))}
      value={undefined}
      onChange={(chosen) => {
        const subject = subjects.find(({ path }) => path === chosen)
        if (subject) onAdd(subject)
      }}
    />
  </span>
)
