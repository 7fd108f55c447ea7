import { useMemo } from 'react'
import { compileOwn, ownWords } from '../../../engine/guard/own-words.ts'
import { asPlaces } from '../../../engine/kernel/expression/problem.ts'
import type { OwnField } from '../../kit/settings/SettingsFields.tsx'
import { useHeldText } from '../../kit/useHeldText.ts'
import { readRule } from '../../rule/built.ts'
import { CelField } from '../../rule/CelField.tsx'
import { Rows } from '../../rule/Rows.tsx'
import type { Subject } from '../../rule/useRuleWords.ts'
import { words } from './words.ts'

const labels: Readonly<Record<string, string>> = words.ownWords

/** What a clause can be about; maps are for the text alone. */
const subjects: readonly Subject[] = Object.entries(ownWords).flatMap(([path, { type }]) =>
  type === 'string' || type === 'int' || type === 'list' || type === 'timestamp' ? [{ path, label: labels[path] ?? path, type }] : [],
)

/** A rule of the house as clauses and as CEL, in step: the text is the one truth. It is judged as one types, by the functions that the server has. */
export const OwnRuleField = ({ label, hint, text, findings, onChange }: OwnField) => {
  const held = useHeldText(text)
  const problems = useMemo(() => {
    const compiled = held.trim() === '' ? undefined : compileOwn(held)
    return compiled && !compiled.ok ? asPlaces(compiled.problems) : []
  }, [held])
  const items = useMemo(() => readRule(text), [text])
  return (
    <fieldset>
      <legend className="font-strong">{label}</legend>
      <Rows
        text={text}
        items={items ?? []}
        subjects={subjects}
        count={undefined}
        trial={undefined}
        frozen={!items}
        onChange={onChange}
        about={{ all: words.everyPart, which: words.whose }}
      />
      <CelField text={text} onChange={onChange} problems={held === text ? problems : []} empty={words.ownEmpty} />
      <p className="mt-1 text-12 text-ink-2">{hint}</p>
      {problems.length === 0 ? findings.map(({ sentence }) => <p key={sentence}>{sentence}</p>) : null}
    </fieldset>
  )
}
