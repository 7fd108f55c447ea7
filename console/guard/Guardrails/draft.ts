import type { Settings } from '../../kit/settings/SettingsFields.tsx'
import type { Operations } from '../../api/operations.ts'
import type { Kind, Rule, Setting } from './rules.ts'

/** What stands in the form of a rule. */
export interface Draft {
  /** Empty: what its kind demands. */
  name: string
  /** Absent: as its kind has it. */
  severity: Setting['severity'] | undefined
  settings: Settings
  scope: Setting['scope']
}

export const draftOf = (setting: Setting | undefined): Draft => ({
  name: setting?.name ?? '',
  severity: setting?.severity,
  settings: setting?.settings ?? {},
  scope: setting?.scope ?? {},
})

export const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other)

/** As the engine takes it: a new one, or the one that is set at the version that was seen. */
export const wantedOf = ({ name, severity, settings, scope }: Draft, kind: Kind, rule: Rule | undefined): Operations['guardrail.set']['input'] => ({
  kind: kind.name,
  settings: { ...settings },
  scope,
  ...(rule?.setting ? { id: rule.setting.id, ifVersion: rule.setting.version } : {}),
  ...(name ? { name } : {}),
  ...(severity ? { severity } : {}),
})
