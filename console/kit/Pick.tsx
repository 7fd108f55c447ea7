import { Select } from 'radix-ui'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

export interface PickOption<V extends string = string> {
  value: V
  label: string
  note?: string
}

interface Props<V extends string> {
  label: string
  options: readonly PickOption<V>[]
  value: V | undefined
  onChange: (value: V) => void
  /** What stands there while nothing is chosen. */
  placeholder?: string
  /** What stands there whatever is chosen, where the options say more; or where choosing is an act and leaves nothing chosen. */
  shown?: string | undefined
  /** `field`: as wide and as clearly edged as an input. `quiet`: a word that opens, where a row has many of them. */
  shape?: 'pick' | 'field' | 'quiet'
  id?: string
  describedBy?: string | undefined
  invalid?: boolean
}

/** One of several, said in words. In a bar it reads as its value alone. */
export const Pick = <V extends string>({
  label,
  options,
  value,
  onChange,
  placeholder,
  shown,
  shape = 'pick',
  id,
  describedBy,
  invalid,
}: Props<V>) => (
  <Select.Root {...(value === undefined ? (shown === undefined ? {} : { value: '' }) : { value })} onValueChange={(next) => onChange(next as V)}>
    <Select.Trigger
      id={id}
      aria-label={
        shape !== 'field' ? [label, options.find((option) => option.value === value)?.label ?? placeholder].filter(Boolean).join(': ') : undefined
      }
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      className={classes(
        'inline-flex h-(--control) items-center gap-1.5 rounded-2 border bg-surface whitespace-nowrap hover:bg-hover',
        shape === 'field' &&
          classes(
            'w-full min-w-0 justify-between px-2 text-ink [&>span]:truncate data-[placeholder]:text-ink-3',
            invalid ? 'border-block' : 'border-edge',
          ),
        shape === 'pick' && 'border-line px-2 text-ink-2 data-[placeholder]:text-ink-3',
        shape === 'quiet' && 'border-transparent px-1 text-ink-2',
      )}
    >
      <Select.Value placeholder={shown ?? placeholder ?? label}>{shown}</Select.Value>
      {shape === 'quiet' ? null : <Icon name="down" className="size-[11px] shrink-0 text-ink-3" />}
    </Select.Trigger>
    <Select.Portal>
      <Select.Content
        position="popper"
        sideOffset={4}
        collisionPadding={8}
        className="z-40 max-h-80 min-w-(--radix-select-trigger-width) overflow-y-auto rounded-3 bg-raised p-1 text-13 text-ink shadow-float"
      >
        <Select.Viewport>
          {options.map((option) => (
            <Select.Item
              key={option.value}
              value={option.value}
              className="flex h-7.5 cursor-default items-center gap-2 rounded-2 pr-2 pl-7 outline-none data-[highlighted]:bg-thread-wash pointer-coarse:h-11 relative"
            >
              <Select.ItemIndicator className="absolute left-2">
                <Icon name="tick" />
              </Select.ItemIndicator>
              <Select.ItemText>{option.label}</Select.ItemText>
              {option.note ? <span className="ml-auto pl-4 text-12 text-ink-2">{option.note}</span> : null}
            </Select.Item>
          ))}
        </Select.Viewport>
      </Select.Content>
    </Select.Portal>
  </Select.Root>
)
