import { roleNames } from '../../../engine/people/permission.ts'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { medianOf, sayWait, waitsAt, type Route } from './steps.ts'
import { words } from './words.ts'

interface Props {
  route: Route
  approvals: readonly Operations['approval.list']['output']['items'][number][]
  onEdit: () => void
}

/** A route as a line of stations: its condition, and at each station the role, its limit, and how long it took so far. */
export const RouteLine = ({ route, approvals, onEdit }: Props) => {
  const { name, when, because, steps = [], passes, key } = route
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-3.5 last:border-0 @container">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="font-title">{name}</h2>
        <code className="mono text-ink-2">{when}</code>
        <span className="ml-auto">
          <Button tone="quiet" onClick={onEdit}>
            {words.edit} <span className="sr-only">{name}</span>
          </Button>
        </span>
      </div>
      <p className="text-pretty text-ink-2">{because}</p>
      {passes ? (
        <p className="flex items-center gap-2.5">
          <span aria-hidden="true" className="size-[9px] rounded-full bg-ink-3" /> {words.passes}
        </p>
      ) : (
        <ol className="flex gap-x-10 gap-y-3 max-column:flex-col">
          {steps.map((step, index) => (
            <Station key={step.label} step={step} index={index} route={key} approvals={approvals} />
          ))}
        </ol>
      )}
    </li>
  )
}

interface StationProps {
  step: NonNullable<Route['steps']>[number]
  index: number
  route: string
  approvals: Props['approvals']
}

const Station = ({ step: { label, role, withinHours }, index, route, approvals }: StationProps) => {
  const { count, duration } = useFormat()
  const waits = waitsAt(approvals, route, index)
  const median = medianOf(waits)
  const waiting = approvals.filter((one) => one.state === 'waiting' && one.route.key === route && one.at === index).length
  return (
    <li className="grid grid-cols-[9px_minmax(0,1fr)] gap-x-2.5">
      <span aria-hidden="true" className="mt-[6px] size-[9px] rounded-full border-[1.5px] border-edge" />
      <div>
        <b>{label}</b> <span className="text-ink-2">{roleNames[role]}</span>
        <p className="text-12 text-ink-2">
          {words.within(count(withinHours ?? 0))};{' '}
          {median === undefined ? words.noMedian : words.median(sayWait(median, duration), count(waits.length))}
          {waiting > 0 ? `; ${words.waits(count(waiting))}` : ''}
        </p>
      </div>
    </li>
  )
}
