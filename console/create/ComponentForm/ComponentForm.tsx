import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { kindLabel, type Form } from '../../../engine/create/component-kind.ts'
import type { Action } from '../../actions/action.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { useUnsaved } from '../../frame/useUnsaved.tsx'
import { ChoiceField } from '../../kit/Field.tsx'
import { strings } from '../../strings.ts'
import { words as library } from '../Library/words.ts'
import { useKinds } from '../useKinds.ts'
import { useLocales } from '../useLocales.ts'
import { inputOf, misreadIn, type Draft } from './draft.ts'
import { FormBody, Found } from './FormBody.tsx'
import { titleFor } from './titleFor.ts'
import { blockedIn, useCheck } from './useCheck.ts'
import { words } from './words.ts'

/** Add a component: the form, with what guardrails find at each field while one types. */
export const ComponentForm = () => {
  const format = useFormat()
  const [address] = useAddress()
  const [draft, setDraft] = useState<Draft>(() => begunWith(address))
  const locales = useLocales()
  const kinds = useKinds()
  const form = kinds.get(draft.kind)
  const late = useDeferredValue(draft)
  const check = useCheck(late, kinds.get(late.kind), locales)
  const blocks = blockedIn(check).size > 0
  const { question, leave } = useUnsaved(Object.values(draft.values).some((value) => value.trim() !== ''))
  const misread = misreadIn(draft, form, locales)
  const { actions, error, reset } = useAdd({ draft, form, locales, blocked: blocks, isMisread: misread.size > 0, leave })
  const change = (next: Partial<Draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.library, href: '/library' }, { label: library.add }]}
      title={titleFor(check, format)}
      facts={blocks ? <span>{words.addable}</span> : null}
      actions={actions}
      inspector={{ label: words.found, content: <Found {...{ draft, form, locales, check }} isMisread={misread.size > 0} /> }}
    >
      <div className="grid max-w-160 gap-4 px-(--page) py-4">
        <ChoiceField
          label={words.kind}
          options={[...kinds.keys()].map((name) => ({ value: name, label: kindLabel(name) }))}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          {...(form?.binding ? { hint: words.binding } : {})}
        />
        <FormBody {...{ draft, form, locales, check, error, misread }} onChange={change} />
      </div>
      {question}
    </Screen>
  )
}

const kindOfSort = { picture: 'image', video: 'video', document: 'document' } as const

/** Whoever comes from a picture, a video or a document makes a component that shows it. */
const begunWith = (address: URLSearchParams): Draft => {
  for (const [sort, kind] of Object.entries(kindOfSort)) {
    const shown = address.get(sort)
    if (shown !== null) return { kind, values: { '*.asset': shown }, tags: [] }
  }
  return { kind: 'headline', values: {}, tags: [] }
}

interface Adding {
  draft: Draft
  form: Form | undefined
  locales: readonly string[]
  blocked: boolean
  isMisread: boolean
  leave: (go: () => void) => void
}

/** The action of the form, filled while nothing blocks: adds the component and opens its page. */
const useAdd = ({ draft, form, locales, blocked, isMisread, leave }: Adding) => {
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
        because: isMisread ? words.mendNumbers : undefined,
        busy: isPending ? words.adding : undefined,
        run: () =>
          mutate(asked(inputOf(draft, form, locales, brief)), { onSuccess: ({ key }) => leave(() => void navigate({ to: `/library/${key}` })) }),
      },
    ],
    [draft, form, locales, brief, blocked, isMisread, isPending, mutate, navigate, leave],
  )
  return { actions, error, reset }
}
