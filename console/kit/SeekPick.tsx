import { Popover } from 'radix-ui'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { strings } from '../strings.ts'
import { classes } from './classes.ts'
import { sought, type SoughtOption } from './sought.ts'

interface Props {
  label: string
  options: readonly SoughtOption[]
  /** Whoever hears what is typed gives what fits it: nothing more is left out here. */
  onText?: ((text: string) => void) | undefined
  onChange: (value: string) => void
  /** Backspace where nothing is typed. */
  onBack?: (() => void) | undefined
}

/** One of many, typed at: by its name or another word for it. Choosing is an act, and leaves nothing chosen. */
export const SeekPick = ({ label, options, onText, onChange, onBack }: Props) => {
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const listed = onText ? options : sought(options, text)
  const active = Math.min(at, listed.length - 1)
  const look = (next: string) => {
    setText(next)
    onText?.(next)
    setAt(0)
    setOpen(true)
  }
  const take = (value: string) => {
    onChange(value)
    look('')
    setOpen(false)
  }
  const steer = (event: KeyboardEvent): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const here = listed[active]
    if (step && !open) setOpen(true)
    else if (step) setAt((active + step + listed.length) % Math.max(1, listed.length))
    else if (open && here && ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || (event.key === ',' && text.trim() !== '')))
      take(here.value)
    else if (event.key === 'Backspace' && text === '' && onBack) onBack()
    else return false
    return true
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <input
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && listed[active] ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={label}
          value={text}
          onChange={({ target }) => look(target.value)}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={(event) => steer(event) && event.preventDefault()}
          className="h-(--control) w-44 max-w-full min-w-0 rounded-2 border border-edge bg-surface px-2 text-ink placeholder:text-ink-3 hover:border-ink-3 focus-visible:outline-offset-0"
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          // The line keeps the focus: leaving it closes the list.
          onMouseDown={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-40 max-h-[min(20rem,var(--radix-popover-content-available-height))] w-80 max-w-[calc(100vw-24px)] overflow-y-auto rounded-3 bg-raised p-1 text-13 text-ink shadow-float"
        >
          {listed.length === 0 ? <p className="px-2 py-1.5 text-pretty text-ink-2">{strings.palette.nothing(text)}</p> : null}
          <Options id={id} options={listed} active={active} flat={text.trim() !== ''} onHover={setAt} onTake={take} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface OptionsProps {
  id: string
  options: readonly SoughtOption[]
  active: number
  /** By how well they fit, and not under their heads. */
  flat: boolean
  onHover: (at: number) => void
  onTake: (value: string) => void
}

const Options = ({ id, options, active, flat, onHover, onTake }: OptionsProps) => {
  const lines = options.map((option, n) => (
    <Line key={option.value} id={`${id}-${n}`} {...{ option, flat, onTake }} active={n === active} onHover={() => onHover(n)} />
  ))
  if (flat) return lines
  const groups = Map.groupBy(options.keys(), (n) => options[n]?.group ?? '')
  return [...groups].map(([group, places]) =>
    group === '' ? (
      places.map((n) => lines[n])
    ) : (
      <div key={group} role="group" aria-label={group}>
        <div aria-hidden="true" className="px-2 pt-1.5 pb-0.5 text-11 text-ink-3">
          {group}
        </div>
        {places.map((n) => lines[n])}
      </div>
    ),
  )
}

interface LineProps extends Pick<OptionsProps, 'id' | 'flat' | 'onTake'> {
  option: SoughtOption
  active: boolean
  onHover: () => void
}

const Line = ({ id, option: { value, label, note, also = [], group, depth = 0 }, flat, active, onHover, onTake }: LineProps) => {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  // The focus stays in the line one types in, and its keys choose: the combobox pattern.
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onPointerMove={onHover}
      onClick={() => onTake(value)}
      style={{ paddingLeft: 8 + (flat ? 0 : depth * 16) }}
      className={classes(
        'flex min-h-7.5 cursor-default items-baseline gap-2 rounded-2 py-1 pr-2 pointer-coarse:min-h-11',
        active && 'bg-thread-wash',
      )}
    >
      <span className="shrink-0">{label}</span>
      <span className="cut min-w-0 flex-1 text-12 text-ink-2">{also.join(', ')}</span>
      <span className="text-12 whitespace-nowrap text-ink-2">{flat && group ? [group, note].filter(Boolean).join(', ') : note}</span>
    </div>
  )
}
