import type { RefObject } from 'react'
import type { Kinds } from '../../../engine/create/component-kind.ts'
import { lockedMarks } from '../../../engine/guard/locked-marks.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { CodeField, type CodeHandle } from '../../kit/CodeField.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { Pick } from '../../kit/Pick.tsx'
import { Section } from '../../kit/Section.tsx'
import { useKinds } from '../useKinds.ts'
import type { Draft } from './draft.ts'
import { findingsIn, placeInWords, type Place } from './places.ts'
import type { BrandToken } from '../tokensIn.ts'
import { words } from './words.ts'

interface Props {
  draft: Draft
  tokens: readonly BrandToken[]
  places: readonly Place[]
  handle: RefObject<CodeHandle | null>
  onChange: (draft: Draft) => void
}

const says = words.code

/** The body as it is written, what is amiss in it at its line, and what its maker locked in it. */
export const CodePane = ({ draft, tokens, places, handle, onChange }: Props) => {
  const { count } = useFormat()
  const kinds = useKinds()
  const marks = places.flatMap((place) =>
    place.path === 'body' && place.line !== undefined ? [{ line: place.line, severity: 'block' as const, sentence: placeInWords(place) }] : [],
  )
  const placeless = findingsIn(
    places.filter(({ line }) => line === undefined),
    'body',
  )
  return (
    <div className="grid gap-3 px-3.5 py-3">
      <CodeField
        handle={handle}
        label={says.body[draft.channel]}
        side={<span className="text-12 text-ink-3">{says.characters(count(draft.body.length))}</span>}
        value={draft.body}
        marks={marks}
        onChange={(body) => onChange({ ...draft, body })}
      />
      {placeless.map(({ sentence }) => (
        <p key={sentence} className="flex items-baseline gap-2">
          <Mark severity="block" />
          {sentence}
        </p>
      ))}
      <div className="flex flex-wrap gap-2">
        <Pick
          label={says.insertSlot}
          shown={says.insertSlot}
          options={draft.slots.map(({ name, label }) => ({ value: name, label, note: `slots.${name}` }))}
          value={undefined}
          onChange={(name) => handle.current?.insert(slotInCode(draft, name, kinds))}
        />
        <Pick
          label={says.insertToken}
          shown={says.insertToken}
          options={tokens.map(({ path, value }) => ({ value: path, label: path, note: value }))}
          value={undefined}
          onChange={(path) => handle.current?.insert(tokenInCode(draft, path))}
        />
        <Button onClick={() => handle.current?.insert(`{% # locked ${says.lockName} %}`, '{% # end locked %}')}>{says.lock}</Button>
      </div>
      <Locked body={draft.body} />
    </div>
  )
}

/** As the channel shows a component of its kind. */
const slotInCode = ({ slots, channel }: Draft, name: string, kinds: Kinds): string => {
  const kind = kinds.get(slots.find((slot) => slot.name === name)?.kind ?? '')
  const field = `slots.${name}`
  const main = kind?.main ?? 'text'
  const isMail = channel === 'email'
  const placed = channel === 'display' ? ` data-slot="${name}"` : ''
  const file = Object.values(kind?.fields ?? {}).find(({ of }) => of === 'video' || of === 'document')
  // How it is played or linked hangs on the channel, and its markup knows.
  if (file?.of === 'video' && channel === 'display') return `<img${placed} src="{{ ${field}.poster }}" alt="{{ ${field}.alt }}">`
  if (file) return isMail ? `<mj-text>{{ ${field}.html }}</mj-text>` : `<div${placed}>{{ ${field}.html }}</div>`
  if (kind?.fields[main]?.type === 'asset') {
    const picture = `src="{{ ${field}.src }}" alt="{{ ${field}.alt }}"`
    return isMail ? `<mj-image ${picture}></mj-image>` : `<img${placed} ${picture}>`
  }
  const said = `{{ ${field}.${kind?.fields[main]?.type === 'prose' ? 'html' : main} }}`
  if (kind?.fields['href'])
    return isMail ? `<mj-button href="{{ ${field}.href }}">${said}</mj-button>` : `<a${placed} href="{{ ${field}.href }}">${said}</a>`
  return isMail ? `<mj-text>${said}</mj-text>` : placed === '' ? said : `<p${placed}>${said}</p>`
}

/** Pages and pictures have tokens as custom properties; mail programs know none. */
const tokenInCode = ({ channel }: Draft, path: string): string =>
  channel === 'email' ? `{{ tokens.${path} }}` : `var(--${path.replaceAll('.', '-')})`

const Locked = ({ body }: { body: string }) => {
  const { count } = useFormat()
  const marks = lockedMarks({ body })
  return (
    <Section title={says.locked} side={marks.length === 0 ? null : count(marks.length)}>
      <ul className="grid gap-1">
        {marks.map(({ name, box }, index) => (
          <li key={index} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <b>{name}</b>
            <span className="text-12 text-ink-2">
              {box ? says.place(count(box.x), count(box.y), count(box.width), count(box.height)) : says.noPlace}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-12 text-pretty text-ink-2">{marks.length === 0 ? says.noneLocked : says.lockedHint}</p>
    </Section>
  )
}
