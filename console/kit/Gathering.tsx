import { useFormat } from '../format/useFormat.ts'
import { strings } from '../strings.ts'

interface Props {
  have: number
  need: number
  /** What is counted, as in "conversions". */
  what: string
}

/** Not yet enough for a figure: what is there of what it takes, filling. */
export const Gathering = ({ have, need, what }: Props) => {
  const { count } = useFormat()
  return (
    <span className="relative inline-flex min-h-4.5 w-[220px] max-w-full items-center rounded-1 border border-dashed border-edge px-2 text-12 text-ink-2">
      <span aria-hidden="true" className="glide absolute inset-y-0 left-0 bg-hover" style={{ width: `${Math.min(100, (have / need) * 100)}%` }} />
      <span className="relative">{strings.sure.gathering(count(have), count(need), what)}</span>
    </span>
  )
}
