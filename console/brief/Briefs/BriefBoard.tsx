import { useState } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { ActorMark } from '../../kit/Actor.tsx'
import { Button } from '../../kit/Button.tsx'
import { classes } from '../../kit/classes.ts'
import { strings } from '../../strings.ts'
import type { Brief, BriefsShown } from './brief.ts'
import { DueDate } from './DueDate.tsx'
import { words as counted } from './words.ts'

const { briefs: words } = strings
const { more } = counted
const columns = ['proposed', 'open', 'assigned', 'inReview', 'live', 'closed'] as const

/** Cards that a state shows before it folds. */
const room = 30

/** The same briefs by state. A proposal is dashed until somebody takes it; what is closed has its place once somebody asks for it. */
export const BriefBoard = (props: BriefsShown) => (
  <div className="grid auto-cols-[minmax(190px,1fr)] grid-flow-col gap-x-4 overflow-x-auto pb-2">
    {columns
      .map((state) => ({ state, here: props.briefs.filter((brief) => brief.state === state) }))
      .filter(({ state, here }) => state !== 'closed' || here.length > 0)
      .map(({ state, here }) => (
        <StateColumn key={state} {...props} state={state} briefs={here} />
      ))}
  </div>
)

const StateColumn = ({ state, briefs, face, current, onPeek }: BriefsShown & { state: (typeof columns)[number] }) => {
  const { count } = useFormat()
  const [whole, setWhole] = useState(false)
  const folded = whole ? 0 : Math.max(0, briefs.length - room)
  return (
    <section aria-label={words.states[state]}>
      <h2 className="mb-2 flex justify-between border-b border-line pb-1.5 font-title">
        {words.states[state]} <span className="font-text text-ink-3">{count(briefs.length)}</span>
      </h2>
      <ul className="grid gap-2">
        {briefs.slice(0, briefs.length - folded).map((brief) => (
          <li key={brief.id}>
            <Card brief={brief} face={face} current={current === brief.id} onPeek={onPeek} />
          </li>
        ))}
      </ul>
      {folded > 0 ? (
        <div className="pt-2">
          <Button tone="quiet" onClick={() => setWhole(true)}>
            {more(count(folded))}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

interface CardProps extends Pick<BriefsShown, 'face' | 'onPeek'> {
  brief: Brief
  current: boolean
}

const Card = ({ brief, face, current, onPeek }: CardProps) => (
  <button
    type="button"
    aria-current={current || undefined}
    onClick={() => onPeek(brief.id)}
    className={classes(
      'block w-full rounded-2 border px-3 py-2 text-left hover:bg-hover',
      brief.state === 'proposed' ? 'border-dashed border-edge' : 'border-line',
      current && 'border-thread bg-thread-wash',
    )}
  >
    <b className="block text-pretty">{brief.title}</b>
    <span className="mt-1 flex items-center justify-between text-12">
      <ActorMark actor={face(brief.assignee)} />
      <DueDate brief={brief} />
    </span>
  </button>
)
