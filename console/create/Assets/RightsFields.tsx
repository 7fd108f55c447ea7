import type { Operations } from '../../api/operations.ts'
import { findingsAt } from '../../api/findingsAt.ts'
import type { NoAnswer } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { useNow } from '../../kit/useNow.ts'
import { Proposal } from './Proposal.tsx'
import { everyMedium, type RightsDraft, rightsOf, rightsSentence } from './rightsDraft.ts'
import { words } from './words.ts'

interface Props {
  draft: RightsDraft | undefined
  proposed: Operations['asset.show']['output']['proposed']['rights']
  problem: NoAnswer | null
  onChange: (draft: RightsDraft | undefined) => void
}

const { rights: says } = words
const none: RightsDraft = { holder: '', territories: 'world', media: everyMedium, from: '', until: '', note: '' }
const states = (['given', 'waiting', 'withdrawn'] as const).map((value) => ({ value, label: says.states[value] }))

/** Territory, media, period and consent, with what they mean in a sentence. */
export const RightsFields = ({ draft, proposed, problem, onChange }: Props) => {
  const { date } = useFormat()
  const today = new Date(useNow()).toISOString().slice(0, 10)
  return (
    <fieldset className="grid gap-3 rounded-2 border border-line p-3">
      <legend className="px-1 font-strong">{says.title}</legend>
      <p className="text-pretty" aria-live="polite">
        {rightsSentence(rightsOf(draft), today, (iso) => date(iso))}
      </p>
      <TickField label={says.limited} checked={draft !== undefined} onChange={(on) => onChange(on ? { ...none, ...taken(proposed) } : undefined)} />
      {draft ? <Fields {...{ draft, problem, onChange }} /> : null}
      {!draft && proposed ? (
        <p className="text-12 text-ink-2">
          <Proposal says={[proposed.holder, proposed.note].filter(Boolean).join('; ')} onTake={() => onChange({ ...none, ...taken(proposed) })} />
        </p>
      ) : null}
    </fieldset>
  )
}

const taken = (proposed: Props['proposed']): Partial<RightsDraft> => ({
  ...(proposed?.holder !== undefined && { holder: proposed.holder }),
  ...(proposed?.note !== undefined && { note: proposed.note }),
})

const Fields = ({ draft, problem, onChange }: { draft: RightsDraft } & Pick<Props, 'problem' | 'onChange'>) => {
  const text = (name: 'holder' | 'territories' | 'from' | 'until' | 'note', kind: 'text' | 'date' = 'text') => ({
    label: kind === 'date' ? says[name as 'from' | 'until'] : says[name as 'holder' | 'territories' | 'note'],
    type: kind,
    value: draft[name],
    findings: findingsAt(problem, `rights.${name}`),
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  })
  return (
    <>
      <TextField {...text('holder')} />
      <TextField {...text('territories')} hint={says.territoriesHint} />
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {everyMedium.map((one) => (
          <TickField
            key={one}
            label={says[one]}
            checked={draft.media.includes(one)}
            onChange={(on) => onChange({ ...draft, media: everyMedium.filter((other) => (other === one ? on : draft.media.includes(other))) })}
          />
        ))}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField {...text('from', 'date')} />
        <TextField {...text('until', 'date')} />
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
