import { mostArms } from '../../../engine/decide/limits.ts'
import { ChoiceField, TickField } from '../../kit/Field.tsx'
import { words } from '../Experiments/words.ts'
import type { Draft } from './draft.ts'
import type { Comparable } from './useComparable.ts'

const { form } = words
const kinds = [
  { value: 'components' as const, label: form.components },
  { value: 'campaigns' as const, label: form.campaigns },
]

interface Props {
  draft: Draft
  set: (next: Partial<Draft>) => void
  comparable: Comparable
}

/** Where, and what is compared there: each choice narrows the next. */
export const ArmFields = ({ draft, set, comparable }: Props) => {
  const { placement, among, campaign, slot, arms, same } = draft
  const toggle = (id: string, on: boolean) => set({ arms: on ? [...arms, id].slice(0, mostArms) : arms.filter((one) => one !== id) })
  return (
    <>
      <ChoiceField
        label={form.placement}
        options={comparable.placements}
        value={placement}
        onChange={(chosen) => set({ placement: chosen, campaign: undefined, slot: undefined, arms: [] })}
      />
      <ChoiceField label={form.among} options={kinds} value={among} onChange={(chosen) => set({ among: chosen, arms: [] })} />
      {among === 'components' && placement !== undefined ? (
        <>
          <ChoiceField
            label={form.campaign}
            options={comparable.campaigns}
            value={campaign}
            onChange={(chosen) => set({ campaign: chosen, slot: undefined, arms: [] })}
          />
          <ChoiceField label={form.slot} options={comparable.slots} value={slot} onChange={(chosen) => set({ slot: chosen, arms: [] })} />
        </>
      ) : null}
      <fieldset className="whole grid gap-1.5">
        <legend className="mb-1 font-strong">{form.arms}</legend>
        {comparable.arms.length === 0 ? <p className="text-12 text-ink-2">{form.noArms}</p> : <p className="text-12 text-ink-2">{form.armsHint}</p>}
        {comparable.arms.map(({ value, label }) => (
          <TickField
            key={value}
            label={arms[0] === value ? `${label} (${form.first.toLowerCase()})` : label}
            checked={arms.includes(value)}
            onChange={(on) => toggle(value, on)}
          />
        ))}
        {arms.length > 0 ? <TickField label={form.same} checked={same} onChange={(on) => set({ same: on })} /> : null}
      </fieldset>
    </>
  )
}
