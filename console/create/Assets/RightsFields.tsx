import { useRef, type Ref } from 'react'
import { channelTitle, everyChannel } from '../../../engine/create/channel-name.ts'
import type { Operations } from '../../api/operations.ts'
import { findingsAt } from '../../api/findingsAt.ts'
import type { NoAnswer } from '../../api/queries.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { useRightsInWords } from '../useRightsInWords.ts'
import { Proposal } from './Proposal.tsx'
import { type Rights, type RightsDraft, rightsOf, unlimited } from './rightsDraft.ts'
import { words } from './words.ts'

interface Props {
  draft: RightsDraft | undefined
  proposed: Operations['asset.show']['output']['proposed']['rights']
  problem: NoAnswer | null
  onChange: (draft: RightsDraft | undefined) => void
  /** Of what is not cleared: settles it with one press. */
  onSettle?: (rights: Rights | undefined) => void
}

const { rights: says } = words
const none: RightsDraft = { cleared: true, holder: '', territories: 'world', media: everyChannel, from: '', until: '', note: '' }
const states = (['given', 'waiting', 'withdrawn'] as const).map((value) => ({ value, label: says.states[value] }))

/** Territory, media, period and consent, with what they mean in a sentence. What a file states is no licence: taken over, it waits to be cleared. */
export const RightsFields = ({ draft, proposed, problem, onChange, onSettle }: Props) => {
  const { sentence } = useRightsInWords()
  const lastDay = useRef<HTMLInputElement>(null)
  // Nothing is saved by it: what the limits mean stands above them as they are typed.
  const enter = () => {
    if (draft) onChange({ ...draft, cleared: true })
    lastDay.current?.focus()
  }
  const take = () => onChange({ ...(draft ?? none), ...taken(proposed), cleared: false })
  return (
    <fieldset className="grid gap-3 rounded-2 border border-line p-3">
      <legend className="px-1 font-strong">{says.title}</legend>
      <p className="text-pretty" aria-live="polite">
        {sentence(rightsOf(draft))}
        {draft?.cleared === false && draft.note !== '' ? ` “${draft.note}”` : ''}
      </p>
      {draft?.cleared === false && onSettle ? (
        <>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => onSettle(undefined)}>{says.ours}</Button>
            <Button onClick={() => onSettle(unlimited(rightsOf(draft)))}>{says.unlimited}</Button>
            <Button onClick={enter}>{says.enter}</Button>
          </div>
          <p className="text-12 text-pretty text-ink-2">{says.settles}</p>
        </>
      ) : null}
      <TickField label={says.limited} checked={draft !== undefined} onChange={(on) => onChange(on ? none : undefined)} />
      {draft ? <Fields {...{ draft, problem, onChange, lastDay }} /> : null}
      {proposed && (draft?.holder ?? '') === '' ? (
        <p className="text-12 text-ink-2">
          <Proposal says={[proposed.holder, proposed.note].filter(Boolean).join('; ')} onTake={take} />
        </p>
      ) : null}
    </fieldset>
  )
}

const taken = (proposed: Props['proposed']): Partial<RightsDraft> => ({
  ...(proposed?.holder !== undefined && { holder: proposed.holder }),
  ...(proposed?.note !== undefined && { note: proposed.note }),
})

type FieldsProps = Pick<Props, 'problem' | 'onChange'> & { draft: RightsDraft; lastDay: Ref<HTMLInputElement> }

const Fields = ({ draft, problem, onChange, lastDay }: FieldsProps) => {
  const text = (name: 'holder' | 'territories' | 'from' | 'until' | 'note', kind: 'text' | 'date' = 'text') => ({
    label: kind === 'date' ? says[name as 'from' | 'until'] : says[name as 'holder' | 'territories' | 'note'],
    type: kind,
    value: draft[name],
    findings: findingsAt(problem, `rights.${name}`),
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  })
  return (
    <>
      <TickField label={says.cleared} checked={draft.cleared} onChange={(cleared) => onChange({ ...draft, cleared })} />
      <TextField {...text('holder')} />
      <TextField {...text('territories')} hint={says.territoriesHint} />
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {everyChannel.map((one) => (
          <TickField
            key={one}
            label={channelTitle(one)}
            checked={draft.media.includes(one)}
            onChange={(on) => onChange({ ...draft, media: everyChannel.filter((other) => (other === one ? on : draft.media.includes(other))) })}
          />
        ))}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField {...text('from', 'date')} />
        <TextField {...text('until', 'date')} ref={lastDay} />
      </div>
      <TextField {...text('note')} />
      <Consent {...{ draft, problem, onChange }} />
    </>
  )
}

const asked = { persons: '', state: 'waiting', until: '', record: '' } as const

const Consent = ({ draft, problem, onChange }: { draft: RightsDraft } & Pick<Props, 'problem' | 'onChange'>) => {
  const { consent, ...rest } = draft
  const change = (next: Partial<NonNullable<RightsDraft['consent']>>) => onChange({ ...rest, consent: { ...asked, ...consent, ...next } })
  return (
    <>
      <TickField label={says.consent} checked={consent !== undefined} onChange={(on) => onChange(on ? { ...rest, consent: asked } : rest)} />
      {consent ? (
        <>
          <TextField
            label={says.persons}
            value={consent.persons}
            findings={findingsAt(problem, 'rights.consent.persons')}
            onChange={(event) => change({ persons: event.target.value })}
          />
          <div className="grid grid-cols-2 gap-3">
            <ChoiceField label={says.state} options={states} value={consent.state} onChange={(state) => change({ state })} />
            <TextField
              label={says.consentUntil}
              type="date"
              value={consent.until}
              findings={findingsAt(problem, 'rights.consent.until')}
              onChange={(event) => change({ until: event.target.value })}
            />
          </div>
          <TextField label={says.record} value={consent.record} onChange={(event) => change({ record: event.target.value })} />
        </>
      ) : null}
    </>
  )
}
