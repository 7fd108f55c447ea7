import { useState } from 'react'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { countryName } from '../../../engine/create/countries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { nameOf, type Composed, type Part } from '../composed.ts'
import type { Place } from './ChangePart.tsx'
import { placeOf } from './closedParts.ts'
import { words } from './words.ts'

interface Props {
  composed: Composed
  /** Of which no variant may go live. */
  closed: ReadonlySet<string>
  /** Absent where nobody here may change it. */
  onChange: ((place: Place) => void) | undefined
}

/** What the family is made of, slot by slot; what blocks is marked, and each part may be changed where it stands. */
export const Parts = ({ composed, closed, onChange }: Props) => {
  const { family, template } = composed
  const { count } = useFormat()
  return (
    <InspectorSection title={words.madeOf}>
      <dl>
        {template.slots.map((slot) => (
          <SlotParts key={slot.name} {...{ composed, closed, slot, onChange }} />
        ))}
        <div className="border-b border-line py-1.5 last:border-0">
          <dt className="flex justify-between text-12 text-ink-2">
            {words.markets} <span>{family.markets.includes('world') ? null : count(family.markets.length)}</span>
          </dt>
          <dd className="font-strong text-pretty">{family.markets.map(countryName).join(', ')}</dd>
        </div>
      </dl>
    </InspectorSection>
  )
}

/** How many of a slot are listed before somebody asks for all. */
const few = 4

const SlotParts = ({ composed, closed, slot: { name, label, kind }, onChange }: Props & { slot: Composed['template']['slots'][number] }) => {
  const { family, components } = composed
  const { count } = useFormat()
  const [all, setAll] = useState(false)
  const ids = family.slots[name] ?? []
  const parts = ids.flatMap((id) => components.find((one) => one.id === id) ?? [])
  if (parts.length === 0) return null
  const blocked = (part: Part) => part.state === 'retired' || closed.has(placeOf(name, part.id))
  const listed = parts.toSorted((a, b) => Number(blocked(b)) - Number(blocked(a)))
  const left = parts.length - few
  return (
    <div className="border-b border-line py-1.5 last:border-0">
      <dt className="flex justify-between text-12 text-ink-2">
        {label || kindLabel(kind)} <span>{count(ids.length)}</span>
      </dt>
      {(all ? listed : listed.slice(0, few)).map((part) => (
        <dd key={part.id} className="flex items-center gap-2">
          {blocked(part) ? <Mark severity="block" /> : null}
          <PartLink composed={composed} part={part} />
          {onChange ? (
            <Button
              tone="quiet"
              aria-label={words.change.of(nameOf(part, composed.assets, family.locales[0]))}
              onClick={() => onChange({ slot: name, part })}
            >
              {words.change.verb}
            </Button>
          ) : null}
        </dd>
      ))}
      {left > 0 && !all ? (
        <dd>
          <Button tone="quiet" className="-ml-1.5" onClick={() => setAll(true)}>
            {words.change.more(count(left))}
          </Button>
        </dd>
      ) : null}
    </div>
  )
}

const PartLink = ({ composed: { family, assets }, part }: { composed: Composed; part: Part }) => (
  <Go href={`/library/${part.key}`} className="cut block min-w-0 flex-1 font-strong hover:underline">
    {nameOf(part, assets, family.locales[0])}
  </Go>
)
