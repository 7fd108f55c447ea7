import { useState } from 'react'
import { formatsOf } from '../../../engine/create/formats-of.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { TextField, TickField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { PicksField } from '../../kit/PicksField.tsx'
import type { Composed } from '../composed.ts'
import { type DeliverDraft, emptyDraft, inputOf, fileTypes } from './draft.ts'
import { words } from './words.ts'

interface Props {
  composed: Composed
  because: string | undefined
  onClose: () => void
}

const drawn = ['choice.locales', 'choice.sizes', 'choice.types', 'use.territories', 'use.from', 'use.until', 'recipient']

/** Which locales, sizes and kinds of file; where, from when and until when; for whom. */
export const DeliverForm = ({ composed, because, onClose }: Props) => {
  const { family, template } = composed
  const { count } = useFormat()
  const [draft, setDraft] = useState(() => emptyDraft(family))
  const { mutate, error, isPending, reset } = useCommand('package.start')
  const change = (next: Partial<DeliverDraft>) => {
    reset()
    setDraft((before) => ({ ...before, ...next }))
  }
  const isDrawn = template.channel === 'display'
  const sizes = formatsOf(template)
  const whyNot = because ?? (isDrawn && draft.types.length === 0 ? words.noType : undefined)
  const text = (name: 'territories' | 'from' | 'until' | 'recipient', path: string) => ({
    label: words[name],
    value: draft[name],
    findings: findingsAt(error, path),
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  })
  return (
    <form
      noValidate
      className="grid gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (whyNot === undefined) mutate(asked(inputOf(family.id, draft, isDrawn)))
      }}
    >
      <p className="text-12 text-pretty text-ink-2">{words.meaning}</p>
      <PicksField
        label={words.locales}
        add={words.addLocale}
        hint={draft.locales.length === 0 ? words.all(count(family.locales.length), words.locales.toLowerCase()) : undefined}
        options={family.locales.map((value) => ({ value, label: value }))}
        chosen={draft.locales}
        findings={findingsAt(error, 'choice.locales')}
        onChange={(locales) => change({ locales })}
      />
      {isDrawn ? (
        <>
          <PicksField
            label={words.sizes}
            add={words.addSize}
            hint={draft.sizes.length === 0 ? words.all(count(sizes.length), words.sizes.toLowerCase()) : undefined}
            options={sizes.map(({ name, width, height }) => ({ value: name, label: name, note: `${width} × ${height ?? ''}` }))}
            chosen={draft.sizes}
            findings={findingsAt(error, 'choice.sizes')}
            onChange={(chosen) => change({ sizes: chosen })}
          />
          <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
            <legend className="mb-1 font-strong">{words.types}</legend>
            {fileTypes.map((type) => (
              <TickField
                key={type}
                label={words.typeNames[type]}
                checked={draft.types.includes(type)}
                onChange={(on) => change({ types: fileTypes.filter((one) => (one === type ? on : draft.types.includes(one))) })}
              />
            ))}
          </fieldset>
        </>
      ) : null}
      <TextField {...text('territories', 'use.territories')} hint={words.territoriesHint} />
      <div className="grid grid-cols-2 gap-3">
        <TextField {...text('from', 'use.from')} type="date" />
        <TextField {...text('until', 'use.until')} type="date" hint={words.untilHint} />
      </div>
      <TextField {...text('recipient', 'recipient')} maxLength={160} />
      <FormFoot
        says={{ save: words.pack, saving: words.starting, cancel: words.close }}
        isSaving={isPending}
        because={whyNot}
        onCancel={onClose}
        problem={error && <Problem problem={error} fields={drawn} />}
      />
    </form>
  )
}
