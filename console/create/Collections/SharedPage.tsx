import { useState } from 'react'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { ShownOnce } from '../../kit/ShownOnce.tsx'
import type { Collection } from './held.ts'
import { useMayShare } from './useMayGather.ts'
import { words } from './words.ts'

const { page } = words

interface Props {
  collection: Collection
  isOpen: boolean
  /** How many things it leaves out today. */
  leftOut: number
}

/** The page for people without an account: who sees it, until when, and what an original takes. */
export const SharedPage = ({ collection, isOpen, leftOut }: Props) => {
  const share = useCommand('collection.share')
  const [days, setDays] = useState('30')
  const [grants, setGrants] = useState<'byHand' | 'atOnce'>(collection.shared?.grants ?? 'byHand')
  const because = useMayShare()
  const { day, count } = useFormat()
  if (share.data)
    return (
      <InspectorSection title={page.title}>
        <ShownOnce label={page.address} secret={share.data.address} sentence={page.once} onDone={share.reset} />
      </InspectorSection>
    )
  return (
    <InspectorSection title={page.title}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          share.mutate(asked({ id: collection.id, days: Number(days), grants }))
        }}
      >
        {isOpen && collection.shared ? (
          <div className="grid gap-1">
            <p className="font-strong">{words.seenUntil(day(collection.shared.until))}</p>
            <p className="text-12 text-pretty text-ink-2">{page.lost}</p>
          </div>
        ) : (
          <p className="text-pretty text-ink-2">{page.meaning}</p>
        )}
        {leftOut > 0 ? <p className="text-pretty">{page.leftOut(count(leftOut))}</p> : null}
        <TextField
          label={page.days}
          hint={page.daysHint}
          inputMode="numeric"
          value={days}
          findings={findingsAt(share.error, 'days')}
          onChange={({ target }) => setDays(target.value)}
        />
        <ChoiceField
          label={page.grants}
          hint={page.grantsHint}
          options={[
            { value: 'byHand', label: page.byHand },
            { value: 'atOnce', label: page.atOnce },
          ]}
          value={grants}
          onChange={(value) => setGrants(value === 'atOnce' ? 'atOnce' : 'byHand')}
        />
        {share.error ? <Problem problem={share.error} fields={['days', 'grants']} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" because={because} busy={share.isPending ? page.opening : undefined}>
            {isOpen ? page.anew : page.open}
          </Button>
          {isOpen && because === undefined ? <Close collection={collection} /> : null}
        </div>
      </form>
    </InspectorSection>
  )
}

const Close = ({ collection: { id, name } }: { collection: Collection }) => {
  const [open, setOpen] = useState(false)
  const { mutate, error } = useCommand('collection.unshare')
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {page.close}
      </Button>
      <Dialog
        title={page.closeTitle(name)}
        sentence={error ? <Problem problem={error} /> : page.closeSentence}
        verb={page.close}
        destroys
        open={open}
        onOpenChange={setOpen}
        onConfirm={() => mutate(asked({ id }))}
      />
    </>
  )
}
