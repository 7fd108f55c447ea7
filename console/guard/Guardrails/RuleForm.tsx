import { useState } from 'react'
import { useKinds } from '../../create/useKinds.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand, useQueryOf, type NoAnswer } from '../../api/queries.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { ChoiceField, TextField, type FieldFinding } from '../../kit/Field.tsx'
import type { PickOption } from '../../kit/Pick.tsx'
import { type OwnField, SettingsFields, type Settings } from '../../kit/settings/SettingsFields.tsx'
import { EffectQuestion } from './EffectQuestion.tsx'
import { LazyOwnRuleField } from './LazyOwnRuleField.tsx'
import type { Kind, Rule } from './rules.ts'
import { TryOnFamily } from './TryOnFamily.tsx'
import { useSetRule } from './useSetRule.ts'
import { words } from './words.ts'

interface Props {
  /** Absent for a new one. */
  rule: Rule | undefined
  kinds: readonly Kind[]
  onDone: () => void
}

const grave = ['block', 'warn', 'note'] as const

/** As grave as its kind may be, and softer. */
const severitiesOf = (kind: Kind | undefined) =>
  grave.slice(grave.indexOf(kind?.gravest ?? 'block')).map((value) => ({ value, label: words.severities[value] }))

/** One guardrail: what it demands and why, how the house sets it, and the way to retire it. */
export const RuleForm = ({ rule, kinds, onDone }: Props) => {
  const [kindName, setKind] = useState(rule?.kind.name ?? kinds[0]?.name ?? '')
  const kind = kinds.find(({ name }) => name === kindName)
  const [name, setName] = useState(rule?.setting?.name)
  const [severity, setSeverity] = useState(rule?.setting?.severity)
  const [settings, setSettings] = useState<Settings>(rule?.setting?.settings ?? {})
  const optionsOf = useOptions()
  const { set, save, question, forget, error, looking, saving } = useSetRule(onDone)
  const wanted = () => ({
    kind: kindName,
    settings: { ...settings },
    ...(rule?.setting ? { id: rule.setting.id, scope: rule.setting.scope, ifVersion: rule.setting.version } : {}),
    ...(name ? { name } : {}),
    ...(severity ? { severity } : {}),
  })
  return (
    <InspectorSection title={rule ? rule.kind.demands : words.add}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          void set(wanted())
        }}
      >
        {rule ? null : (
          <ChoiceField
            label={words.chooseKind}
            options={kinds.map((one) => ({ value: one.name, label: one.demands, note: words.groups[one.about] }))}
            value={kindName}
            onChange={(chosen) => {
              setKind(chosen)
              setSettings({})
            }}
          />
        )}
        <p className="text-pretty text-ink-2">{kind?.why}</p>
        <TextField label={words.name} value={name ?? ''} placeholder={kind?.demands ?? ''} onChange={(event) => setName(event.target.value)} />
        {kind?.gravest === 'note' ? (
          <p className="text-ink-2">{words.weighed}</p>
        ) : (
          <ChoiceField label={words.severity} options={severitiesOf(kind)} value={severity ?? kind?.severity} onChange={setSeverity} />
        )}
        {kind && Object.keys((kind.settings['properties'] as object | undefined) ?? {}).length > 0 ? (
          <SettingsFields
            key={kind.name}
            schema={kind.settings}
            value={settings}
            onChange={setSettings}
            findings={(setting) => atSetting(error, setting)}
            optionsOf={optionsOf}
            fieldOf={fieldOf}
          />
        ) : (
          <p className="text-ink-2">{words.noSettings}</p>
        )}
        {kind ? <TryOnFamily kind={kind.name} settings={settings} severity={severity} scope={rule?.setting?.scope} /> : null}
        {error ? <Problem problem={error} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button tone="filled" type="submit" busy={saving ? words.saving : looking ? words.looking : undefined}>
            {words.save}
          </Button>
          <Button tone="quiet" onClick={onDone}>
            {words.close}
          </Button>
          {rule?.setting ? <Retire id={rule.setting.id} name={rule.setting.name} onDone={onDone} /> : null}
        </div>
      </form>
      {question ? (
        <EffectQuestion
          effect={question.effect}
          name={name || (kind?.demands ?? '')}
          busy={saving}
          onConfirm={() => save(question.wanted)}
          onCancel={forget}
        />
      ) : null}
    </InspectorSection>
  )
}

/** Rules are written in a field of their own. */
const fieldOf = (of: string, field: OwnField) => (of === 'ownRule' ? <LazyOwnRuleField {...field} /> : undefined)

const atSetting = (error: NoAnswer | null, setting: string): FieldFinding[] =>
  isRefusal(error)
    ? (error.where ?? []).flatMap(({ path = '', problem }) =>
        path === `settings.${setting}` || path.startsWith(`settings.${setting}.`) ? [{ severity: 'block', sentence: problem }] : [],
      )
    : []

/** What the settings of a guardrail may name. */
const useOptions = () => {
  const concepts = useQueryOf('concept.list', { limit: 200 }).data?.items ?? []
  const known: Readonly<Record<string, readonly PickOption[]>> = {
    componentKind: [...useKinds().keys()].map((name) => ({ value: name, label: kindLabel(name) })),
    concept: concepts.map(({ key, label }) => ({ value: key, label })),
  }
  return (of: string) => known[of]
}

const Retire = ({ id, name, onDone }: { id: string; name: string; onDone: () => void }) => {
  const [open, setOpen] = useState(false)
  const { mutate, error } = useCommand('guardrail.retire')
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {words.retire}
      </Button>
      <Dialog
        title={words.retireTitle(name)}
        sentence={error ? <Problem problem={error} /> : words.retireSentence}
        verb={words.retire}
        destroys
        open={open}
        onOpenChange={setOpen}
        onConfirm={() => mutate(asked({ id, reason: words.retireReason }), { onSuccess: onDone })}
      />
    </>
  )
}
