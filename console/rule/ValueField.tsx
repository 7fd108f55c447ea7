import { useState, type FocusEvent } from 'react'
import { numberTyped } from '../format/typedNumber.ts'
import { classes } from '../kit/classes.ts'
import type { SubjectType, Value } from './operators.ts'
import { words } from './words.ts'

interface Props {
  subject: string
  type: SubjectType
  many: boolean
  values: readonly Value[]
  onChange: (values: Value[]) => void
}

const isNumber = (type: SubjectType): boolean => type === 'int' || type === 'double' || type === 'timestamp'

/** What was typed as values of the type; undefined while it is none yet, as in "-" or "1,". */
export const readValues = (typed: string, type: SubjectType, many: boolean): Value[] | undefined => {
  const parts = many ? typed.split(',').map((part) => part.trim()) : [typed]
  if (!isNumber(type)) return many ? parts.filter((part) => part !== '') : parts
  const numbers = parts.map((part) => (/^-?\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : many ? Number.NaN : numberTyped(part)))
  return numbers.some((number) => Number.isNaN(number) || (type !== 'double' && !Number.isSafeInteger(number))) ? undefined : numbers
}

/** The value of a clause, by type. While one types, what was typed stands there as it is; the rule follows as soon as it is a value. */
export const ValueField = ({ subject, type, many, values, onChange }: Props) => {
  const [typed, setTyped] = useState<string>()
  const settled = values.join(', ')
  const change = (next: string) => {
    setTyped(next)
    const read = readValues(next, type, many)
    if (read && read.length > 0) onChange(read)
  }
  const unread = typed !== undefined && !readValues(typed, type, many)?.length
  return (
    <input
      aria-label={words.value(subject)}
      title={many ? words.severalHint : undefined}
      inputMode={isNumber(type) ? 'decimal' : 'text'}
      value={typed ?? settled}
      aria-invalid={unread || undefined}
      onFocus={(event: FocusEvent<HTMLInputElement>) => setTyped(event.target.value)}
      onBlur={() => setTyped(undefined)}
      onChange={(event) => change(event.target.value)}
      className={classes(
        'h-(--control) min-w-14 max-w-60 rounded-2 border bg-surface px-2 field-sizing-content hover:border-ink-3 focus-visible:outline-offset-0',
        unread ? 'border-block' : 'border-edge',
      )}
    />
  )
}
