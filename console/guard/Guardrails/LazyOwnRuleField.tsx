import { lazy, Suspense } from 'react'
import { TextField } from '../../kit/Field.tsx'
import type { OwnField } from '../../kit/settings/SettingsFields.tsx'

// The language with its checks weighs as much as the whole first page: it comes when somebody writes a rule.
const OwnRuleField = lazy(async () => ({ default: (await import('./OwnRuleField.tsx')).OwnRuleField }))

/** A rule of the house; until the builder is there, the rule as it is written. */
export const LazyOwnRuleField = (field: OwnField) => (
  <Suspense fallback={<TextField label={field.label} hint={field.hint} value={field.text} readOnly />}>
    <OwnRuleField {...field} />
  </Suspense>
)
