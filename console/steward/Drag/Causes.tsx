import { classes } from '../../kit/classes.ts'
import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'

export interface Cause {
  id: string
  /** "The claims step has one reader" */
  title: string
  sentence: string
  /** What a dry run says a remedy would bring, with its interval. */
  remedy?: string
  /** "38.6 h" */
  said: string
  /** Its part of the largest, 0 to 1. */
  part: number
  held: boolean
  /** Absent where nothing waits there now. */
  link?: { label: string; href: string }
}

interface Props {
  causes: readonly Cause[]
  /** Makes each figure a button that opens what lies behind it; `chosen` is open. */
  onChoose?: (id: string) => void
  chosen?: string | undefined
}

/** Causes of waiting, largest first, each with what would help. */
export const Causes = ({ causes, onChoose, chosen }: Props) => (
  <ol className="mt-3">
    {causes.map(({ id, title, sentence, remedy, said, part, held, link }) => (
      <li key={id} className="grid grid-cols-[minmax(0,1fr)_62px] gap-x-3.5 gap-y-0.5 border-t border-line py-2.5">
        <div>
          <b className="font-title">{title}</b>
          <p className="text-pretty text-ink-2">{sentence}</p>
          {remedy ? <p className="mt-1.5 mb-1 border-l-2 border-line-strong pl-2.5 text-pretty text-ink-2">{remedy}</p> : null}
        </div>
        <div className="text-right">
          <Said said={said} held={held} about={title} pressed={id === chosen} onPress={onChoose && (() => onChoose(id))} />
          <span aria-hidden="true" className="mt-[5px] block h-1 rounded-[2px] bg-sunken">
            <span
              className={classes('block h-1 rounded-[2px] forced-color-adjust-none', held ? 'bg-warn-mark' : 'bg-data-3')}
              style={{ width: `${part * 100}%` }}
            />
          </span>
        </div>
        {link ? (
          <Go
            href={link.href}
            className={classes('linked justify-self-start font-label', held ? 'text-thread decoration-thread-soft' : 'text-ink-2')}
          >
            {link.label}
          </Go>
        ) : null}
      </li>
    ))}
  </ol>
)

interface SaidProps {
  said: string
  held: boolean
  about: string
  pressed: boolean
  onPress: (() => void) | undefined
}

const Said = ({ said, held, about, pressed, onPress }: SaidProps) =>
  onPress ? (
    <button
      type="button"
      aria-pressed={pressed}
      aria-label={words.openPlace(about, said)}
      onClick={onPress}
      className={classes('target rounded-1 font-title hover:underline', pressed && 'underline', held && 'text-warn')}
    >
      {said}
    </button>
  ) : (
    <b className={classes(held && 'text-warn')}>{said}</b>
  )
