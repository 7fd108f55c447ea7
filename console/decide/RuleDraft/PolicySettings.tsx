import { useQueryOf } from '../../api/queries.ts'
import { nameOf } from '../../create/composed.ts'
import type { FieldFinding } from '../../kit/Field.tsx'
import type { PickOption } from '../../kit/Pick.tsx'
import { SettingsFields, type Settings } from '../../kit/settings/SettingsFields.tsx'
import { words } from './words.ts'

interface Props {
  policy: string
  value: Settings
  onChange: (value: Settings) => void
  tried: boolean
  findings: (field: `policy.settings.${string}`) => readonly FieldFinding[]
}

/** What a policy can be set to, as its schema declares it. */
export const PolicySettings = ({ policy, value, onChange, tried, findings }: Props) => {
  const schema = useQueryOf('policy.list', {}).data?.policies.find(({ name }) => name === policy)?.settings
  const components = useComponents()
  if (!schema) return null
  return (
    <fieldset className="grid gap-3 border-l border-line pl-3">
      <legend className="font-strong">{words.settings}</legend>
      <p className="text-12 text-ink-2">{words.settingsHint}</p>
      <SettingsFields
        schema={schema}
        value={value}
        onChange={onChange}
        tried={tried}
        findings={(name) => findings(`policy.settings.${name}`)}
        optionsOf={(of) => (of === 'component' ? components : undefined)}
      />
    </fieldset>
  )
}

/** What can be shown, by what it says. */
const useComponents = (): readonly PickOption[] => {
  const components = useQueryOf('component.list', { state: ['approved'], limit: 200 }).data?.items ?? []
  const assets = useQueryOf('asset.list', { limit: 200 }).data?.items ?? []
  return components.map((one) => ({ value: one.id, label: nameOf(one, assets, navigator.language.split('-')[0]), note: one.kind }))
}
