import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField, type FieldFinding } from '../../kit/Field.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { membersOf, shareTyped, sumOf, type Draft, type Slice } from './layerDraft.ts'
import type { Campaign } from './LayerView.tsx'
import { words } from './words.ts'

const { form } = words

interface Props {
  draft: Draft
  campaigns: readonly Campaign[]
  findings: readonly FieldFinding[]
  onChange: (slices: readonly Slice[]) => void
}

/** The slices in their order, each a campaign with its share, and what is left of everybody. */
export const SliceFields = ({ draft, campaigns, findings, onChange }: Props) => {
  const { count } = useFormat()
  const { slices } = draft
  const set = (id: number, next: Partial<Slice>) => onChange(slices.map((slice) => (slice.id === id ? { ...slice, ...next } : slice)))
  const nameOf = (id: string | undefined) => campaigns.find((one) => one.id === id)?.name
  return (
    <fieldset className="whole grid gap-2.5">
      <legend className="mb-1 font-strong">{form.members}</legend>
      <p className="text-12 text-pretty text-ink-2">{form.membersHint}</p>
      {slices.map((slice, at) => (
        <div key={slice.id} className="grid gap-1.5 border-l-2 border-line pl-2.5">
          <ChoiceField
            label={form.campaign(count(at + 1))}
            options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
            value={slice.campaign}
            placeholder={form.choose}
            onChange={(campaign) => set(slice.id, { campaign })}
          />
          <TextField
            label={form.share(count(at + 1))}
            inputMode="decimal"
            value={slice.share}
            findings={shareTyped(slice.share) === undefined ? [{ severity: 'block', sentence: form.noShare }] : []}
            onChange={(event) => set(slice.id, { share: event.target.value })}
          />
          <div>
            <Button
              tone="quiet"
              aria-label={form.remove(nameOf(slice.campaign) ?? form.campaign(count(at + 1)))}
              onClick={() => onChange(slices.filter(({ id }) => id !== slice.id))}
            >
              {form.removeShort}
            </Button>
          </div>
        </div>
      ))}
      <Left draft={draft} />
      {findings.map(({ sentence }) => (
        <p key={sentence} className="flex items-baseline gap-2 text-12">
          <Mark severity="block" />
          {sentence}
        </p>
      ))}
      <div>
        <Button onClick={() => onChange([...slices, { id: Math.max(-1, ...slices.map(({ id }) => id)) + 1, campaign: undefined, share: '10' }])}>
          {form.another}
        </Button>
      </div>
    </fieldset>
  )
}

const Left = ({ draft }: { draft: Draft }) => {
  const { percentSet } = useFormat()
  const members = membersOf(draft)
  if (!members || members.length === 0) return null
  const left = 1 - sumOf(members)
  return (
    <p className={left < -1e-9 ? 'text-12 text-block' : 'text-12 text-ink-2'}>
      {left < -1e-9 ? form.tooMuch(percentSet(-left)) : form.left(percentSet(Math.max(0, left)))}
    </p>
  )
}
