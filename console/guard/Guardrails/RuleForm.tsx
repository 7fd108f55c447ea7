import { useEffect, useState } from 'react'
import { useKinds } from '../../create/useKinds.ts'
import { kindLabel } from '../../../engine/create/component-kind.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useRetiring } from '../../api/useRetiring.tsx'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import type { PickOption } from '../../kit/Pick.tsx'
import { type OwnField, SettingsFields } from '../../kit/settings/SettingsFields.tsx'
import { Retire } from '../../kit/Retire.tsx'
import { type Draft, draftOf, isSame, wantedOf } from './draft.ts'
import { EffectQuestion } from './EffectQuestion.tsx'
import { LazyOwnRuleField } from './LazyOwnRuleField.tsx'
import { KindChooser } from './KindChooser.tsx'
import { sentencesOf } from './precision.ts'
import type { Kind, Listed, Rule } from './rules.ts'
import { drawnScope, ScopeFields } from './ScopeFields.tsx'
import { TryOnFamily } from './TryOnFamily.tsx'
import { useSetRule } from './useSetRule.ts'
import { words } from './words.ts'

interface Props {
  /** Absent for a new one. */
  rule: Rule | undefined
  list: Listed
  /** It is saved or retired. */
  onDone: () => void
  /** Something stands in it that is not saved, or no more. */
  onUnsaved: (unsaved: boolean) => void
  /** Does it, after the question where something is unsaved. */
  ask: (go: () => void) => void
  onClose: () => void
}

const grave = ['block', 'warn', 'note'] as const

/** As grave as its kind may be, and softer. */
const severitiesOf = (kind: Kind) => grave.slice(grave.indexOf(kind.gravest)).map((value) => ({ value, label: words.severities[value] }))

/** One guardrail: what it demands and why, how the house sets it, and the way to retire it. A new one begins with its kind. */
export const RuleForm = (props: Props) => {
  const { rule, list, ask } = props
  const [kind, setKind] = useState(rule?.kind)
  return kind ? (
    <Setting key={kind.name} {...props} kind={kind} onOther={rule ? undefined : () => ask(() => setKind(undefined))} />
  ) : (
    <KindChooser list={list} onChoose={setKind} />
  )
}

interface SettingProps extends Props {
  kind: Kind
  /** Back to the kinds. */
  onOther: (() => void) | undefined
}

const Setting = ({ rule, kind, list, onDone, onOther, onUnsaved, onClose }: SettingProps) => {
  const [draft, setDraft] = useState(() => draftOf(rule?.setting))
  const { name, severity, settings, scope } = draft
  const unsaved = !isSame(draft, draftOf(rule?.setting))
  useEffect(() => {
    onUnsaved(unsaved)
    return () => onUnsaved(false)
  }, [unsaved, onUnsaved])
  const optionsOf = useOptions()
  const { set, save, question, forget, error, reset, looking, saving } = useSetRule(onDone)
  /** What was refused is said of what stood there: it goes as soon as something is changed. */
  const change = (next: Partial<Draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  return (
    <InspectorSection title={kind.demands}>
      <form
        noValidate
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          void set(wantedOf(draft, kind, rule))
        }}
      >
        <p className="text-pretty text-ink-2">{kind.why}</p>
        {onOther ? (
          <Button tone="quiet" className="-ml-1.5 justify-self-start" onClick={onOther}>
            {words.anotherKind}
          </Button>
        ) : null}
        <TextField
          label={words.name}
          value={name}
          placeholder={kind.demands}
          findings={findingsAt(error, 'name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        {kind.gravest === 'note' ? (
          <p className="text-ink-2">{words.weighed}</p>
        ) : (
          <ChoiceField
            label={words.severity}
            options={severitiesOf(kind)}
            value={severity ?? kind.severity}
            findings={findingsAt(error, 'severity')}
            onChange={(next) => change({ severity: next })}
          />
        )}
        {settingsOf(kind).length > 0 ? (
          <SettingsFields
            schema={kind.settings}
            value={settings}
            onChange={(next) => change({ settings: next })}
            findings={(setting) => findingsAt(error, `settings.${setting}`)}
            optionsOf={optionsOf}
            fieldOf={fieldOf}
          />
        ) : (
          <p className="text-ink-2">{words.noSettings}</p>
        )}
        <ScopeFields scope={scope} said={(field) => findingsAt(error, `scope.${field}`)} onChange={(next) => change({ scope: next })} />
        <TryOnFamily kind={kind.name} settings={settings} severity={severity} scope={scope} />
        <HowRight kind={kind} list={list} />
        {error ? <Problem problem={error} fields={drawnOf(kind)} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button tone="filled" type="submit" busy={saving ? words.saving : looking ? words.looking : undefined}>
            {words.save}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {words.close}
          </Button>
          {rule?.setting ? <RetireRule id={rule.setting.id} name={rule.setting.name} onDone={onDone} /> : null}
        </div>
      </form>
      {question ? (
        <EffectQuestion
          effect={question.effect}
          name={name || kind.demands}
          busy={saving}
          onConfirm={() => save(question.wanted)}
          onCancel={forget}
        />
      ) : null}
    </InspectorSection>
  )
}

const settingsOf = ({ settings }: Kind): string[] => Object.keys((settings['properties'] as object | undefined) ?? {})

/** Where what is refused is said. */
const drawnOf = (kind: Kind): string[] => [
  'name',
  ...(kind.gravest === 'note' ? [] : ['severity']),
  ...settingsOf(kind).map((name) => `settings.${name}`),
  ...drawnScope,
]

/** What was measured of the kind, and by what. */
const HowRight = ({ kind, list }: Pick<SettingProps, 'kind' | 'list'>) => {
  const format = useFormat()
  return (
    <div className="grid gap-1 text-12 text-ink-2">
      <h4 className="text-13 font-strong text-ink">{words.precision.head}</h4>
      {sentencesOf(kind, list, format).map((sentence) => (
        <p key={sentence} className="text-pretty">
          {sentence}
        </p>
      ))}
    </div>
  )
}

/** Rules are written in a field of their own. */
const fieldOf = (of: string, field: OwnField) => (of === 'ownRule' ? <LazyOwnRuleField {...field} /> : undefined)

/** What the settings of a guardrail may name. */
const useOptions = () => {
  const concepts = useQueryOf('concept.list', { limit: 200 }).data?.items ?? []
  const known: Readonly<Record<string, readonly PickOption[]>> = {
    componentKind: [...useKinds().keys()].map((name) => ({ value: name, label: kindLabel(name) })),
    concept: concepts.map(({ key, label }) => ({ value: key, label })),
  }
  return (of: string) => known[of]
}

const RetireRule = ({ id, name, onDone }: { id: string; name: string; onDone: () => void }) => {
  const retiring = useRetiring('guardrail.retire', { id }, onDone)
  return <Retire verb={words.retire} title={words.retireTitle(name)} sentence={words.retireSentence} {...retiring} />
}
