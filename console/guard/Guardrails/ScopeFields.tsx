import { channelTitle, everyChannel } from '../../../engine/create/channel-name.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { countries } from '../../../engine/create/countries.ts'
import { useListOf } from '../../api/queries.ts'
import { useKinds } from '../../create/useKinds.ts'
import { useLocales } from '../../create/useLocales.ts'
import type { FieldFinding } from '../../kit/Field.tsx'
import { PicksField } from '../../kit/PicksField.tsx'
import type { Setting } from './rules.ts'
import { words } from './words.ts'

export type Scope = Setting['scope']
type Narrowed = keyof Scope

interface Props {
  scope: Scope
  /** What was refused of a field of the scope. */
  said: (field: Narrowed) => FieldFinding[]
  onChange: (scope: Scope) => void
}

const narrowed: readonly Narrowed[] = ['channels', 'locales', 'markets', 'kinds', 'templates']
const most = 1_000

/** Where what is refused of it is said. */
export const drawnScope: readonly string[] = narrowed.map((field) => `scope.${field}`)

/** Where a guardrail holds. What nothing is chosen for is not narrowed. */
export const ScopeFields = ({ scope, said, onChange }: Props) => {
  const optionsOf = useOptions(scope)
  return (
    <fieldset className="grid min-w-0 gap-3 border-t border-line pt-3">
      <legend className="sr-only">{words.scope.head}</legend>
      <p aria-hidden="true">
        <span className="block font-strong">{words.scope.head}</span>
        <span className="text-12 text-pretty text-ink-2">{words.scope.hint}</span>
      </p>
      {narrowed.map((field) => (
        <PicksField
          key={field}
          label={words.scope.fields[field]}
          add={words.scope.add[field]}
          hint={scope[field] === undefined ? words.scope.all[field] : undefined}
          options={optionsOf[field]}
          chosen={scope[field] ?? []}
          findings={said(field)}
          onChange={(chosen) => onChange(narrowedTo(scope, field, chosen))}
        />
      ))}
    </fieldset>
  )
}

/** Nothing chosen is said by leaving the field out: an empty list would hold nowhere. */
const narrowedTo = (scope: Scope, field: Narrowed, chosen: readonly string[]): Scope => {
  const { [field]: _, ...rest } = scope
  return chosen.length === 0 ? rest : { ...rest, [field]: chosen }
}

const useOptions = ({ locales = [] }: Scope) => {
  const spoken = useLocales()
  const templates = useListOf('template.list', {}, most).data?.items ?? []
  return {
    channels: everyChannel.map((value) => ({ value, label: channelTitle(value) })),
    locales: [...new Set([...spoken, ...locales])].map((value) => ({ value, label: value })),
    markets: countries().map(({ code, name }) => ({ value: code, label: name, note: code })),
    kinds: [...useKinds().keys()].map((value) => ({ value, label: kindLabel(value) })),
    templates: templates.map(({ id, name }) => ({ value: id, label: name })),
  }
}
