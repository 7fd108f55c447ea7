import { useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ChoiceField } from '../../kit/Field.tsx'
import { Mark } from '../../kit/Mark.tsx'
import type { Settings } from '../../kit/settings/SettingsFields.tsx'
import type { Setting } from './rules.ts'
import { words } from './words.ts'

interface Props {
  kind: string
  settings: Settings
  severity: Setting['severity'] | undefined
  scope: Setting['scope'] | undefined
}

const most = 4

/** What the guardrail would find in a family as it stands, before it is saved. */
export const TryOnFamily = ({ kind, settings, severity, scope }: Props) => {
  const families = useQueryOf('family.list', { limit: 50 }).data?.items ?? []
  const [family, setFamily] = useState<string>()
  const asked = { family: family ?? '', kind, settings: { ...settings }, ...(severity && { severity }), ...(scope && { scope }) }
  const { data, error, isPlaceholderData } = useQueryOf('guardrail.try', asked, { enabled: family !== undefined, follows: ['component', 'template'] })
  if (families.length === 0) return null
  return (
    <div className="grid gap-1.5 border-t border-line pt-3">
      <ChoiceField
        label={words.tryOn}
        hint={words.tryHint}
        options={families.map(({ id, name }) => ({ value: id, label: name }))}
        value={family}
        onChange={setFamily}
      />
      <div aria-live="polite">
        {error ? <p className="text-ink-2">{isRefusal(error) ? error.message : words.tryNot}</p> : null}
        {data && !error && !isPlaceholderData ? <Found {...data} /> : null}
      </div>
    </div>
  )
}

type FoundProps = Pick<NonNullable<ReturnType<typeof useQueryOf<'guardrail.try'>>['data']>, 'combinations' | 'touched' | 'blocked' | 'causes'>

const Found = ({ combinations, touched, blocked, causes }: FoundProps) => {
  const { count } = useFormat()
  return (
    <>
      <p>{touched === 0 ? words.tryQuiet(count(combinations)) : words.tryFinds(count(touched), count(combinations), count(blocked))}</p>
      <ul className="mt-1 grid gap-1">
        {causes.slice(0, most).map(({ severity, slot, sentence }) => (
          <li key={`${severity} ${slot} ${sentence}`} className="grid grid-cols-[17px_minmax(0,1fr)] gap-2">
            <Mark severity={severity} className="mt-1" />
            <span className="text-pretty text-ink-2">{sentence}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
