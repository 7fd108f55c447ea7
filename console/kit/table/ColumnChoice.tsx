import { Popover } from 'radix-ui'
import { strings } from '../../strings.ts'
import { TickField } from '../Field.tsx'
import { Icon } from '../Icon.tsx'
import type { Column } from './column.ts'

interface Props<R> {
  columns: readonly Column<R>[]
  hidden: Record<string, boolean>
  onChange: (hidden: Record<string, boolean>) => void
}

/** Which columns are shown. */
export const ColumnChoice = <R extends object>({ columns, hidden, onChange }: Props<R>) => (
  <Popover.Root>
    <Popover.Trigger className="target inline-flex items-center gap-1 rounded-1 text-12 text-ink-2 hover:text-ink">
      {strings.table.columns} <Icon name="down" className="size-[11px]" />
    </Popover.Trigger>
    <Popover.Portal>
      <Popover.Content align="end" sideOffset={4} className="z-40 grid gap-2 rounded-3 bg-raised p-3 text-13 text-ink shadow-float">
        {columns.map(({ id, head }) => (
          <TickField key={id} label={head} checked={hidden[id] !== false} onChange={(shown) => onChange({ ...hidden, [id]: shown })} />
        ))}
      </Popover.Content>
    </Popover.Portal>
  </Popover.Root>
)
