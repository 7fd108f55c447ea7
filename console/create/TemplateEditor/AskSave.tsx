import { useFormat } from '../../format/useFormat.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import { words } from './words.ts'

interface Props {
  name: string
  families: readonly { name: string }[]
  open: boolean
  onOpenChange: (open: boolean) => void
  onConfirm: () => void
}

const mostNamed = 5
const says = words.ask

/** A template is shared: before it changes it is said who shows it. */
export const AskSave = ({ name, families, open, onOpenChange, onConfirm }: Props) => {
  const { count } = useFormat()
  const rest = families.length - mostNamed
  const named = [...families.slice(0, mostNamed).map((one) => one.name), ...(rest > 0 ? [says.rest(count(rest))] : [])].join(', ')
  return (
    <Dialog
      title={says.title(name)}
      sentence={
        <>
          <p>{says.reaches(count(families.length), named)}</p>
          <p className="mt-2">{says.means}</p>
        </>
      }
      verb={words.save}
      cancel={says.cancel}
      open={open}
      onOpenChange={onOpenChange}
      onConfirm={onConfirm}
    />
  )
}
