import { ActorMark } from '../../kit/Actor.tsx'
import { classes } from '../../kit/classes.ts'
import { strings } from '../../strings.ts'
import type { Brief, BriefsShown } from './brief.ts'
import { DueDate } from './DueDate.tsx'

const { briefs: words } = strings
const columns = ['proposed', 'open', 'assigned', 'inReview', 'live'] as const

/** The same briefs by state. A proposal is dashed until somebody takes it. */
export const BriefBoard = ({ briefs, face, current, onPeek }: BriefsShown) => (
  <div className="grid auto-cols-[minmax(190px,1fr)] grid-flow-col gap-x-4 overflow-x-auto pb-2">
    {columns.map((state) => {
      const here = briefs.filter((brief) => brief.state === state)
      return (
        <section key={state} aria-label={words.states[state]}>
          <h2 className="mb-2 flex justify-between border-b border-line pb-1.5 font-title">
            {words.states[state]} <span className="font-text text-ink-3">{here.length}</span>
          </h2>
          <ul className="grid gap-2">
            {here.map((brief) => (
              <li key={brief.id}>
                <Card brief={brief} face={face} current={current === brief.id} onPeek={onPeek} />
              </li>
            ))}
          </ul>
        </section>
      )
    })}
  </div>
)

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
