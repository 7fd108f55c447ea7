import type { Operations } from '../../api/operations.ts'
import { DiffTable, type DiffLine } from '../../kit/diff/Diff.tsx'
import { words as form } from '../ComponentForm/words.ts'
import { words } from './words.ts'

type Page = Operations['component.versions']['output']
type Version = Page['items'][number]
type Change = NonNullable<Version['changes']>[number]

/** What one version changed: its texts as differences, the rest in sentences. */
export const WhatChanged = ({ version: { version, component, changes }, assets }: { version: Version; assets: Page['assets'] }) => {
  const named = (value = '') => assets.find(({ id }) => id === value)?.name ?? value
  if (changes === undefined)
    return (
      <>
        <p className="text-ink-2">{version === 1 ? words.made : words.from}</p>
        <DiffTable label={words.asWas} lines={linesOf(Object.entries(component.fields), named)} />
      </>
    )
  const lines = changes.flatMap((change): DiffLine[] => {
    const [root, locale = ''] = change.path.split('.')
    return root === 'fields'
      ? [{ id: change.path, before: named(change.before), after: named(change.after), lang: locale === '*' ? form.everywhere : locale }]
      : []
  })
  const sentences = sentencesOf(changes)
  return (
    <>
      {lines.length > 0 ? <DiffTable label={words.texts} lines={lines} /> : null}
      {sentences.map((sentence) => (
        <p key={sentence} className="text-pretty">
          {sentence}
        </p>
      ))}
      {lines.length + sentences.length === 0 ? <p className="text-ink-2">{words.nothing}</p> : null}
    </>
  )
}

const linesOf = (fields: readonly [string, Readonly<Record<string, string>>][], named: (value?: string) => string): DiffLine[] =>
  fields.flatMap(([locale, members]) =>
    Object.entries(members).map(([name, value]) => ({
      id: `${locale}.${name}`,
      before: named(value),
      after: named(value),
      lang: locale === '*' ? form.everywhere : locale,
    })),
  )

const sentencesOf = (changes: readonly Change[]): string[] => {
  const under = (root: string) => changes.filter(({ path }) => path.startsWith(`${root}.`))
  const came = under('tags').flatMap(({ after }) => after ?? [])
  const went = under('tags').flatMap(({ after, before }) => (after === undefined ? (before ?? []) : []))
  const state = changes.find(({ path }) => path === 'state')?.after
  return [
    ...(came.length > 0 ? [words.tagged(came.join(', '))] : []),
    ...(went.length > 0 ? [words.untagged(went.join(', '))] : []),
    ...under('rights').map(({ path, before, after }) => {
      const place = `${words.rights}, ${path.slice('rights.'.length)}`
      if (after === undefined) return words.went(place, before ?? '')
      return before === undefined ? words.gave(place, after) : words.was(place, before, after)
    }),
    ...(state === undefined ? [] : [words.states[state] ?? state]),
  ]
}
