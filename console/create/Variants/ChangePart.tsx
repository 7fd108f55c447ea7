import { useState } from 'react'
import { findingsAt } from '../../api/findingsAt.ts'
import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand } from '../../api/queries.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { PicksField } from '../../kit/PicksField.tsx'
import { ReasonField, saysWhy } from '../../kit/ReasonField.tsx'
import { nameOf, type Composed, type Part } from '../composed.ts'
import { useFitting } from '../FamilyForm/useFitting.ts'
import { changeFor, type WantedChange } from './changeFor.ts'
import { words } from './words.ts'

const { change: said } = words

/** A part where it stands. */
export interface Place {
  slot: string
  part: Part
}

interface Props {
  composed: Composed
  place: Place
  onClose: () => void
}

/** Puts another in the place of a part in one slot of a family, or takes it out where the slot may do without it. */
export const ChangePart = ({ composed, place: { slot: name, part }, onClose }: Props) => {
  const { family, template, assets } = composed
  const slot = template.slots.find((one) => one.name === name)
  const held = family.slots[name] ?? []
  const [by, setBy] = useState<Part>()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<'replace' | 'takeOut'>()
  const { change, error, isPending } = useChange(composed, onClose)
  const mustHold = slot?.required !== false && held.length < 2
  const put = (next: Part | undefined) => {
    if (saysWhy(reason)) change({ slot: name, part: part.id, by: next?.id, reason: reason.trim() })
  }
  const confirm = () => {
    setTried('replace')
    if (by) put(by)
  }
  const takeOut = () => {
    setTried('takeOut')
    put(undefined)
  }
  return (
    <Dialog
      title={said.title(nameOf(part, assets, family.locales[0]), slot?.label ?? name)}
      sentence={
        <div className="grid gap-3">
          <p>{said.means}</p>
          <form
            noValidate
            className="grid gap-3 text-ink"
            onSubmit={(event) => {
              event.preventDefault()
              confirm()
            }}
          >
            {slot ? <InItsPlace composed={composed} slot={slot} by={by} mustHold={mustHold} tried={tried === 'replace'} onChange={setBy} /> : null}
            <ReasonField value={reason} tried={tried !== undefined} findings={findingsAt(error, 'reason')} onChange={setReason} />
            {mustHold || by || isPending ? null : (
              <Button tone="danger" className="justify-self-start" onClick={takeOut}>
                {said.takeOut}
              </Button>
            )}
            {/* With two fields Enter asks for a button to press. */}
            <input type="submit" hidden />
          </form>
          {error ? <Problem problem={error} fields={drawn} /> : null}
        </div>
      }
      verb={said.replace}
      busy={isPending ? said.busy : undefined}
      open
      onOpenChange={(open) => open || onClose()}
      onConfirm={confirm}
    />
  )
}

const drawn = ['reason']

interface InPlaceProps {
  composed: Composed
  slot: Composed['template']['slots'][number]
  by: Part | undefined
  mustHold: boolean
  tried: boolean
  onChange: (by: Part | undefined) => void
}

/** What else the slot may hold: first what fits in every language, of the others why not. */
const InItsPlace = ({ composed: { family, assets }, slot, by, mustHold, tried, onChange }: InPlaceProps) => {
  const [typed, setTyped] = useState('')
  const { candidates } = useFitting(slot, family.locales, typed)
  const held = family.slots[slot.name] ?? []
  const name = (part: Part) => nameOf(part, assets, family.locales[0])
  return (
    <PicksField
      label={said.inItsPlace}
      hint={by ? undefined : mustHold ? said.mustHold : said.mayBeEmpty}
      add={said.choose}
      most={1}
      options={[
        ...(by ? [{ value: by.id, label: name(by) }] : []),
        ...candidates
          .filter(({ part }) => part.id !== by?.id && !held.includes(part.id))
          .map(({ part, why }) => ({ value: part.id, label: name(part), ...(why !== undefined && { note: said.unfit(why) }) })),
      ]}
      chosen={by ? [by.id] : []}
      findings={tried && !by ? [{ severity: 'block', sentence: said.nothingChosen }] : []}
      onText={setTyped}
      onChange={([next]) => onChange(candidates.find(({ part }) => part.id === next)?.part)}
    />
  )
}

const useChange = ({ family }: Composed, onDone: () => void) => {
  const [amend, replace] = [useCommand('family.amend'), useCommand('component.replace')]
  const { error, isPending } = replace.status === 'idle' ? amend : replace
  const change = (wanted: WantedChange) => {
    const { replaced, amended } = changeFor(family, wanted)
    if (replaced) return replace.mutate(asked(replaced), { onSuccess: onDone })
    replace.reset()
    amend.mutate(asked(amended), { onSuccess: onDone })
  }
  return { change, error, isPending }
}
