import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
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

const mostNamed = 5
const named = (families: readonly { name: string }[]): string =>
  families
    .slice(0, mostNamed)
    .map(({ name }) => name)
    .join(', ')

/** A template is shared: before a remedy changes it, it is said what else shows it. */
export const MendTemplate = ({ template, remedy, busy, onConfirm, onClose }: Props) => {
  const { count } = useFormat()
  const shown = useQueryOf('template.show', { id: template })
  return (
    <Dialog
      title={words.mendTemplate(remedy, shown.data?.template.name ?? '')}
      sentence={
        <Answered query={shown}>
          {({ usedIn }) => (
            <>
              <p>{words.mendReaches(count(usedIn.length), named(usedIn), count(Math.max(0, usedIn.length - mostNamed)))}</p>
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
