import { useEffect, useState } from 'react'
import type { Form } from '../../../engine/create/component-kind.ts'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { inputOf, misreadIn, type Component, type Draft } from './draft.ts'

/** As long as somebody types nothing is asked, in milliseconds. */
const pause = 120

type Answer = Operations['component.check']['output']
export type Found = Answer['findings'][number]
export type Place = Answer['places'][number]

const nowhere: readonly Place[] = []
const nothing: readonly Found[] = []

/** What the guardrails say of the draft wherever it may stand, asked again after each pause in the typing. `before`: the one that is edited. */
export const useCheck = (draft: Draft, form: Form | undefined, locales: readonly string[], before?: Component) => {
  const settled = useSettled(draft)
  const { kind, fields, tags, rights } = inputOf(settled, form, locales)
  const spoken = Object.keys(fields).filter((locale) => locale !== '*')
  const said = spoken.length > 0 || Object.keys(fields['*'] ?? {}).length > 0
  const enabled = said && settled.kind === draft.kind && misreadIn(settled, form, locales, before).size === 0
  const found = useQueryOf(
    'component.check',
    {
      kind,
      fields,
      tags: tags ?? [],
      ...(rights && { rights }),
      locales: spoken.length > 0 ? spoken : [...locales],
      ...(before && { component: before.id }),
    },
    { enabled, follows: ['guardrail', 'template', 'family'] },
  )
  const answered = enabled && !found.error ? found.data : undefined
  return {
    places: answered?.places ?? nowhere,
    all: answered?.all ?? 0,
    findings: answered?.findings ?? nothing,
    /** Something was written, and the guardrails looked at it. */
    looked: answered !== undefined,
    /** Every language is said and was looked at. */
    said: answered !== undefined && (fields['*'] !== undefined || locales.every((locale) => fields[locale] !== undefined)),
  }
}

/** The places in which something blocks. */
export const blockedIn = ({ findings }: { findings: readonly Found[] }): ReadonlySet<number> =>
  new Set(findings.flatMap(({ severity, places }) => (severity === 'block' ? places : [])))

const useSettled = (draft: Draft): Draft => {
  const [settled, setSettled] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), pause)
    return () => clearTimeout(timer)
  }, [draft])
  return settled
}
