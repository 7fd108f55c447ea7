import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { mostVariants } from '../../../engine/create/compose.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand, type NoAnswer } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useUnsaved } from '../../frame/useUnsaved.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { strings } from '../../strings.ts'
import { useMayCompose } from '../useMayCompose.ts'
import { crumbs } from './crumbs.ts'
import { carried, draftOf, inputFrom, isTooMany, localesIn, makesOf, missingIn, type Begun, type Draft, type Template } from './draft.ts'
import { FamilyFields } from './FamilyFields.tsx'
import { SlotField } from './SlotField.tsx'
import { WhatItMakes } from './WhatItMakes.tsx'
import { words } from './words.ts'

interface Props {
  begun: Begun
  /** Why what one came with is not there. */
  notFound: NoAnswer | null
}

/** The form, and at its side what it makes so far. What the engine refuses stands at its field, at a slot too. */
export const Composing = ({ begun, notFound }: Props) => {
  const format = useFormat()
  const { draft, change, template, makes, because, error, isPending, submit, question } = useComposing(begun)
  const slots = template?.slots ?? []
  const said = (field: string) => findingsAt(error, field)
  return (
    <Screen
      crumbs={crumbs}
      title={titleOf(makes, format)}
      facts={isTooMany(makes) ? <b className="text-warn">{words.tooMany(format.count(mostVariants))}</b> : null}
      inspector={{ label: words.side.title, content: <WhatItMakes draft={draft} template={template} /> }}
    >
      <form
        noValidate
        className="grid max-w-220 grid-cols-[minmax(0,1fr)] gap-5 px-(--page) py-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {notFound ? <Problem problem={notFound} /> : null}
        <FamilyFields
          draft={draft}
          begun={begun}
          change={change}
          said={said}
          onTemplate={(next) => change({ template: next.id, picked: carried(draft.picked, slots, next.slots) })}
        />
        {slots.map((slot) => (
          <SlotField
            key={`${draft.template} ${slot.name}`}
            slot={slot}
            locales={localesIn(draft)}
            picked={draft.picked[slot.name] ?? []}
            findings={said(`slots.${slot.name}`)}
            onChange={(ids) => change({ picked: { ...draft.picked, [slot.name]: ids } })}
          />
        ))}
        <FormFoot
          says={words}
          isSaving={isPending}
          because={because}
          onCancel={() => history.back()}
          problem={error && <Problem problem={error} fields={[...drawn, ...slots.map(({ name }) => `slots.${name}`)]} />}
        />
      </form>
      {question}
    </Screen>
  )
}

/** What stands in the form, what it makes, and what sends it; the family that comes of it opens with what was found. */
const useComposing = (begun: Begun) => {
  const navigate = useNavigate()
  const [first] = useState(() => draftOf(begun))
  const [draft, setDraft] = useState(first)
  const { question, leave } = useUnsaved(!isSame(draft, first))
  const { mutate, error, isPending, reset } = useCommand('family.compose')
  const change = (next: Partial<Draft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const template = begun.templates.find(({ id }) => id === draft.template)
  const makes = makesOf(draft, template)
  const because = useBecause(draft, template, makes)
  const submit = () => {
    if (template && because === undefined)
      mutate(asked(inputFrom(draft, template)), {
        onSuccess: ({ family }) => leave(() => void navigate({ to: `/families/${family.key}` })),
      })
  }
  return { draft, change, template, makes, because, error, isPending, submit, question }
}

const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Where what is refused is said, besides the slots. */
const drawn = ['name', 'key', 'template', 'locales', 'markets', 'brief']

const titleOf = (makes: number, { count }: Formatter): string =>
  makes === 0 ? words.title : isTooMany(makes) ? words.makesTooMany(count(makes)) : words.makes(count(makes))

/** Why it cannot be composed yet, or not by this person. */
const useBecause = (draft: Draft, template: Template | undefined, makes: number): string | undefined => {
  const mayNot = useMayCompose()
  const { count } = useFormat()
  const missing = missingIn(draft, template)
  if (mayNot !== undefined) return mayNot
  if (missing.length > 0) return `${strings.briefs.form.missing}: ${missing.join(', ')}.`
  return isTooMany(makes) ? words.tooMany(count(mostVariants)) : undefined
}
