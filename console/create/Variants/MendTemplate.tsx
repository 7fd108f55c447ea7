import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import { words } from './words.ts'

interface Props {
  /** id of the template that the remedy changes. */
  template: string
  remedy: string
  busy: boolean
  onConfirm: () => void
  onClose: () => void
}

/** A template is shared: before a remedy changes it, it is said what else shows it. */
export const MendTemplate = ({ template, remedy, busy, onConfirm, onClose }: Props) => {
  const shown = useQueryOf('template.show', { id: template })
  return (
    <Dialog
      title={words.mendTemplate(remedy, shown.data?.template.name ?? '')}
      sentence={
        <Answered query={shown}>
          {({ usedIn }) => (
            <>
              <p>{words.mendReaches(usedIn.map(({ name }) => name))}</p>
              <p className="mt-2">{words.mendMeans}</p>
            </>
          )}
        </Answered>
      }
      verb={remedy}
      because={shown.data ? undefined : words.mendUnread}
      busy={busy ? words.mending : undefined}
      open
      onOpenChange={(open) => open || onClose()}
      onConfirm={onConfirm}
    />
  )
}
