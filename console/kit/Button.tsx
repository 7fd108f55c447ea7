import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { Key } from './Key.tsx'

export type ButtonTone = 'filled' | 'plain' | 'quiet' | 'danger' | 'dangerFilled'

const tones: Record<ButtonTone, string> = {
  filled: 'border-thread bg-thread text-thread-ink hover:bg-thread-press hover:border-thread-press active:bg-thread-press',
  plain: 'border-line-strong bg-surface text-ink hover:bg-hover active:bg-sunken',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-sunken !px-1.5',
  danger: 'border-line-strong bg-surface text-block hover:bg-block-wash active:bg-block-wash',
  dangerFilled: 'border-block bg-block text-block-ink hover:opacity-90 active:opacity-80',
}

export const buttonClass = (tone: ButtonTone): string =>
  classes(
    'inline-flex h-(--control) shrink-0 items-center justify-center gap-[7px] rounded-2 border px-2.5 text-13 font-label whitespace-nowrap',
    'transition-colors duration-(--fast) aria-disabled:cursor-default',
    tones[tone],
  )

const refusedClass =
  'inline-flex h-(--control) shrink-0 cursor-default items-center gap-[7px] rounded-2 border border-dashed border-edge px-2.5 text-13 font-label whitespace-nowrap text-ink-3'

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  tone?: ButtonTone
  /** The key that does the same, drawn as a cap. */
  keys?: string | undefined
  /** What runs, as in "Sending 12 of 54": the button keeps its place and takes no second press. */
  busy?: string | undefined
  /** Why it may not be pressed: the button is dashed and the sentence stands beside it. */
  because?: string | undefined
  /** Puts the sentence before the button instead of behind it (at the right edge of a bar). */
  becauseFirst?: boolean
  children: ReactNode
}

export const Button = ({ tone = 'plain', keys, busy, because, becauseFirst = false, children, onClick, className, ...rest }: Props) => {
  if (because) {
    return (
      <Dashed because={because} first={becauseFirst}>
        {children}
      </Dashed>
    )
  }
  return (
    <button
      type="button"
      aria-disabled={busy ? true : undefined}
      aria-keyshortcuts={keys?.replace('mod+', 'Control+')}
      onClick={busy ? undefined : onClick}
      className={classes(buttonClass(busy ? 'plain' : tone), className)}
      {...rest}
      {...(busy && rest.type === 'submit' ? { type: 'button' } : {})}
    >
      {busy ? <Turning /> : null}
      {busy ?? children}
      {keys && !busy ? <Key keys={keys} onFill={tone === 'filled' || tone === 'dangerFilled'} /> : null}
    </button>
  )
}

/** What may not be done is dashed, and its sentence stands beside it. */
const Dashed = ({ because, first, children }: { because: string; first: boolean; children: ReactNode }) => {
  const reason = useId()
  return (
    <span className={classes('inline-flex min-w-0 items-center gap-x-3 gap-y-1', first ? 'flex-row-reverse' : 'flex-wrap')}>
      <button type="button" aria-disabled="true" aria-describedby={reason} className={refusedClass}>
        {children}
      </button>
      <span id={reason} className={classes('min-w-0 text-12 text-pretty text-ink-2', first && 'max-w-[44ch] text-right')}>
        {because}
      </span>
    </span>
  )
}

const Turning = () => <span aria-hidden="true" className="turning size-[11px] rounded-full border-[1.5px] border-line-strong border-t-ink" />
