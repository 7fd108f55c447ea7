import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { SectionHead } from '../../kit/Section.tsx'
import { List } from '../../kit/table/List.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { kindsTaken } from '../../../engine/create/slot-kinds.ts'
import { limitsOf } from './limitsOf.ts'
import { words } from './words.ts'

type Slot = Operations['template.show']['output']['template']['slots'][number]

interface Props {
  slots: readonly Slot[]
  chosen: string | undefined
  onChoose: (slot: string | undefined) => void
}

/** The slots with what each may hold; the chosen one is framed in every rendition at once. */
export const SlotList = ({ slots, chosen, onChoose }: Props) => {
  const format = useFormat()
  return (
    <>
      <SectionHead title={words.slots} side={format.count(slots.length)} className="px-3.5" />
      <List
        label={words.slots}
        rows={slots}
        idOf={({ name }) => name}
        current={chosen}
        onOpen={({ name }) => onChoose(name === chosen ? undefined : name)}
      >
        {(slot) => (
          <>
            <span className="flex items-baseline justify-between gap-2">
              <b>{slot.label}</b>
              {slot.required === false ? (
                <Tag>{words.optional}</Tag>
              ) : (
                <span className="text-12 text-ink-3">{kindsTaken(slot).map(kindLabel).join(', ')}</span>
              )}
            </span>
            {limitsOf(slot, format).map((limit) => (
              <span key={limit} className="block text-12 text-ink-2">
                {limit}
              </span>
            ))}
          </>
        )}
      </List>
    </>
  )
}
