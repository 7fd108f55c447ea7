import type { Operations } from '../../api/operations.ts'
import { TemplateChanges } from '../../approve/Review/TemplateChanges.tsx'
import { useFormat } from '../../format/useFormat.ts'
import type { DraftSlot } from './draft.ts'
import { Preview } from './Preview.tsx'
import { Room } from './Room.tsx'
import type { useEditing } from './useEditing.ts'
import { useSeenLocales } from './useSeenLocales.ts'
import { words } from './words.ts'

interface Props {
  editing: ReturnType<typeof useEditing>
  uses: Operations['template.show']['output']['usedIn']
  /** The slot that is chosen at the left. */
  slot: DraftSlot | undefined
}

/** What the draft shows, the room that the chosen slot has, and what differs from the saved one. */
export const Middle = ({ editing, uses, slot }: Props) => {
  const { count } = useFormat()
  const { draft, base, query, view, look, compared } = editing
  const room = query.data?.room.filter((one) => one.slot === slot?.name) ?? []
  const locales = useSeenLocales(query.data?.locales, view)
  return (
    <div className="min-w-0 flex-1 overflow-y-auto bg-sunken">
      <Preview draft={draft} query={query} view={view} families={uses} locales={locales} chosen={slot?.name} onView={look} />
      {slot && room.length > 0 ? (
        <div className="bg-surface">
          <Room label={slot.label} rows={room} sizes={draft.sizes.length > 1} />
        </div>
      ) : null}
      {compared && base ? (
        <div className="border-t border-line bg-surface px-(--page) pb-4">
          <TemplateChanges change={compared} name={draft.name} isNew={false} sides={words.side.sides(count(base.version))} />
        </div>
      ) : null}
    </div>
  )
}
