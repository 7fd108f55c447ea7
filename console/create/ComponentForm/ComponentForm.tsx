import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { kindLabel, type Form } from '../../../engine/create/component-kind.ts'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import type { Action } from '../../actions/action.ts'
import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand, useQueryOf, type NoAnswer } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { ChoiceField, TextField, type FieldFinding } from '../../kit/Field.tsx'
import { Finding } from '../../kit/Finding.tsx'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { strings } from '../../strings.ts'
import { words as library } from '../Library/words.ts'
import { useKinds } from '../useKinds.ts'
import { useLocales } from '../useLocales.ts'
import { ComponentFields } from './ComponentFields.tsx'
import { inputOf, type Draft } from './draft.ts'
import { useCheck } from './useCheck.ts'
import { words } from './words.ts'

/** Add a component: the form, with what guardrails find at each field while one types. */
export const ComponentForm = () => {
  const { count } = useFormat()
  const [draft, setDraft] = useState<Draft>({ kind: 'headline', values: {}, tags: '' })
  const locales = useLocales()
  const kinds = useKinds()
  const form = kinds.get(draft.kind)
  const late = useDeferredValue(draft)
  const check = useCheck(late, kinds.get(late.kind), locales)
  const blocking = check.findings.filter(({ severity }) => severity === 'block').length
  const { actions, error, reset } = useAdd(draft, form, locales, blocking > 0)
  const change = (next: Partial<Draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const title =
    check.findings.length === 0 && check.said
      ? words.fits(check.slot)
      : blocking === 0
        ? words.title
        : blocking === 1
          ? words.oneBlocks
          : words.blocks(count(blocking))
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.library, href: '/library' }, { label: library.add }]}
      title={title}
      facts={blocking > 0 ? <span>{words.addable}</span> : null}
      actions={actions}
      inspector={{ label: words.found, content: <Found check={check} /> }}
    >
      <div className="grid max-w-160 gap-4 px-(--page) py-4">
        <ChoiceField
          label={words.kind}
          options={[...kinds.keys()].map((name) => ({ value: name, label: kindLabel(name) }))}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          {...(form?.binding ? { hint: words.binding } : {})}
        />
        {check.slots.length > 0 ? (
          <ChoiceField label={words.in} hint={words.inHint} options={check.slots} value={check.chosen} onChange={check.onChoose} />
        ) : (
          <p className="text-ink-2">{words.nowhere}</p>
        )}
        <ComponentFields
          draft={draft}
          form={form}
          locales={locales}
          limit={check.limit}
          findings={check.findings}
          refused={placesOf(error)}
          onChange={(values) => change({ values })}
        />
        <Tags value={draft.tags} refused={placesOf(error)} onChange={(tags) => change({ tags })} />
        {error ? <Problem problem={error} /> : null}
      </div>
    </Screen>
  )
}

/** The action of the form, filled while nothing blocks: adds the component and opens its page. */
const useAdd = (draft: Draft, form: Form | undefined, locales: readonly string[], blocked: boolean) => {
  const navigate = useNavigate()
  const [address] = useAddress()
  const brief = address.get('brief') ?? undefined
  const { mutate, error, isPending, reset } = useCommand('component.add')
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: 'add',
        group: 'do',
        label: blocked ? words.addBlocked : words.add,
        keys: 'mod+Enter',
        tone: blocked ? 'plain' : 'filled',
        operation: 'component.add',
        busy: isPending ? words.adding : undefined,
        run: () => mutate(asked(inputOf(draft, form, locales, brief)), { onSuccess: ({ key }) => void navigate({ to: `/library/${key}` }) }),
      },
    ],
    [draft, form, locales, brief, blocked, isPending, mutate, navigate],
  )
  return { actions, error, reset }
}

/** Path → problem of a refusal, so that it is said at its field. */
const placesOf = (error: NoAnswer | null): ReadonlyMap<string, string> =>
  new Map(isRefusal(error) ? (error.where ?? []).map(({ path = '', problem, hint }) => [path, [problem, hint].filter(Boolean).join('; ')]) : [])

const Tags = ({ value, refused, onChange }: { value: string; refused: ReadonlyMap<string, string>; onChange: (tags: string) => void }) => {
  const { data } = useQueryOf('concept.list', { limit: 200 })
  const findings = [...refused].flatMap(([path, sentence]): FieldFinding[] => (path.startsWith('tags') ? [{ severity: 'block', sentence }] : []))
  const { count } = useFormat()
  const some = data?.items.slice(0, 8).map(({ label }) => label) ?? []
  const more = Math.max(0, (data?.total ?? 0) - some.length)
  return (
    <TextField
      label={words.tags}
      hint={data && words.tagsHint(some.join(', '), more === 0 ? undefined : count(more))}
      findings={findings}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

const Found = ({ check: { findings, looked, said } }: { check: ReturnType<typeof useCheck> }) => (
  <InspectorSection title={words.found}>
    {findings.length === 0 ? <p className="text-pretty text-ink-2">{looked ? (said ? words.clean : words.cleanSoFar) : words.nothing}</p> : null}
    <div className="grid gap-3">
      {findings.map(({ severity, reason, fix, locale, guardrail }) => (
        <Finding key={`${guardrail} ${locale} ${reason}`} severity={severity} title={reason} sentence={fix?.sentence} place={locale} />
      ))}
    </div>
  </InspectorSection>
)
