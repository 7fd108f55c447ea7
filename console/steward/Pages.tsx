import { useFormat } from '../format/useFormat.ts'
import { Button } from '../kit/Button.tsx'
import { words } from './words.ts'

interface Props {
  after: number
  step: number
  total: number
  onPage: (after: number) => void
}

/** Where one is in a long list, and the way on and back. */
export const Pages = ({ after, step, total, onPage }: Props) => {
  const { count } = useFormat()
  if (total <= step && after === 0) return null
  return (
    <div className="flex flex-wrap items-center justify-end gap-3 py-2 text-12 text-ink-2">
      <span>{words.itemsOf(count(Math.min(total, after + 1)), count(Math.min(total, after + step)), count(total))}</span>
      {after > 0 ? <Button onClick={() => onPage(Math.max(0, after - step))}>{words.newer}</Button> : null}
      {after + step < total ? <Button onClick={() => onPage(after + step)}>{words.older}</Button> : null}
    </div>
  )
}
