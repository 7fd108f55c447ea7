import { useEffect, useRef } from 'react'
import { ActorMark } from '../kit/Actor.tsx'
import { classes } from '../kit/classes.ts'
import { Key } from '../kit/Key.tsx'
import { strings } from '../strings.ts'
import { mayRun, type Action } from './action.ts'
import { fittingStretch } from './rank.ts'

interface Props {
  actions: readonly Action[]
  text: string
  active: number
  subject: string | undefined
  onHover: (index: number) => void
  onTake: (action: Action) => void
}

/** The palette's rows under their three heads. What is refused stays in the list and says why. */
export const PaletteList = ({ actions, text, active, subject, onHover, onTake }: Props) => {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`#palette-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const heads = { do: subject ? strings.palette.doWith(subject) : strings.palette.do, go: strings.palette.go, find: strings.palette.find }
  const groups = (['do', 'go', 'find'] as const).map((group) => ({
    group,
    rows: actions.map((action, index) => ({ action, index })).filter(({ action }) => action.group === group),
  }))
  return (
    <div
      ref={list}
      id="palette-list"
      role="listbox"
      aria-label={strings.palette.title}
      className="max-h-[min(52vh,440px)] overflow-y-auto p-1 pb-1.5"
    >
      {actions.length === 0 ? <p className="px-2 py-3 text-ink-2">{strings.palette.nothing(text)}</p> : null}
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ group, rows }) => (
          <div key={group} role="group" aria-label={heads[group]}>
            <div aria-hidden="true" className="px-2 pt-1.5 pb-0.5 text-11 text-ink-3">
              {heads[group]}
            </div>
            {rows.map(({ action, index }) => (
              <Row
                key={action.id}
                id={`palette-${index}`}
                action={action}
                text={text}
                active={index === active}
                onHover={() => onHover(index)}
                onTake={() => onTake(action)}
              />
            ))}
          </div>
        ))}
    </div>
  )
}

interface RowProps {
  id: string
  action: Action
  text: string
  active: boolean
  onHover: () => void
  onTake: () => void
}

const Row = ({ id, action, text, active, onHover, onTake }: RowProps) => {
  const refused = !mayRun(action)
  // The focus stays in the line one types in, and its keys choose: the combobox pattern.
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={refused || undefined}
      onPointerMove={onHover}
      onClick={onTake}
      className={classes('flex min-h-8 cursor-default items-center gap-2 rounded-2 px-2 pointer-coarse:min-h-11', active && 'bg-thread-wash')}
    >
      {action.mark ? <ActorMark actor={action.mark} titled={false} /> : null}
      <span className="min-w-0 flex-1 py-1">
        <span className={classes(refused && 'text-ink-2')}>
          <Bold label={action.label} text={text} />
        </span>
        {action.because ? <span className="block text-12 text-ink-2">{action.because}</span> : null}
      </span>
      {action.operation ? <span className="font-mono text-11 text-ink-2 max-column:hidden">{action.operation}</span> : null}
      {action.note ? <span className="text-12 text-ink-2">{action.note}</span> : null}
      {action.keys ? <Key keys={action.keys} /> : null}
    </div>
  )
}

const Bold = ({ label, text }: { label: string; text: string }) => {
  const stretch = fittingStretch(label, text)
  if (!stretch) return label
  const [from, to] = stretch
  return (
    <>
      {label.slice(0, from)}
      <b>{label.slice(from, to)}</b>
      {label.slice(to)}
    </>
  )
}
