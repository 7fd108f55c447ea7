import { useEffect, useState } from 'react'
import { useQueryOf } from '../../api/queries.ts'
import type { Form } from '../../../engine/create/component-kind.ts'
import { inputOf, type Draft } from './draft.ts'

/** As long as somebody types nothing is asked, in milliseconds. */
const pause = 120

/** What the guardrails say of the draft in a slot of a template, asked again after each pause in the typing. */
export const useCheck = (draft: Draft, form: Form | undefined, locales: readonly string[]) => {
  const { data } = useQueryOf('template.list', { limit: 200 })
  const places = (data?.items ?? []).flatMap(({ key, name, slots }) =>
    slots
      .filter(({ kind }) => kind === draft.kind)
      .map((slot) => ({
        value: `${key} ${slot.name}`,
        label: `${name}, ${slot.label.toLowerCase()}`,
        template: key,
        slot: slot.name,
        limit: slot.maxCharacters,
      })),
  )
  const [wanted, setWanted] = useState<string>()
  const place = places.find(({ value }) => value === wanted) ?? places[0]
  const settled = useSettled(draft)
  const { fields } = inputOf(settled, form, locales)
  const said = Object.keys(fields).some((locale) => locale !== '*') || Object.keys(fields['*'] ?? {}).length > 1
  const enabled = place !== undefined && said && settled.kind === draft.kind
  const found = useQueryOf(
    'component.check',
    { template: place?.template ?? '', slot: place?.slot ?? '', fields, locales: Object.keys(fields).filter((locale) => locale !== '*') },
    { enabled: enabled && Object.keys(fields).some((locale) => locale !== '*'), follows: ['guardrail', 'template'] },
  )
  const looked = enabled && found.data !== undefined && !found.error
  return {
    slots: places.map(({ value, label }) => ({ value, label })),
    chosen: place?.value,
    slot: place?.label ?? '',
    limit: place?.limit,
    onChoose: setWanted,
    findings: enabled && !found.error ? (found.data?.findings ?? []) : [],
    /** Something was written, and the guardrails looked at it. */
    looked,
    /** Every language is said and was looked at. */
    said: looked && locales.every((locale) => fields[locale] !== undefined),
  }
}

const useSettled = (draft: Draft): Draft => {
  const [settled, setSettled] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), pause)
    return () => clearTimeout(timer)
  }, [draft])
  return settled
}
