import type { Form } from '../../../engine/create/component-kind.ts'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { Problem } from '../../api/Answered.tsx'
import type { NoAnswer } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import type { FieldFinding } from '../../kit/Field.tsx'
import { Finding } from '../../kit/Finding.tsx'
import { Go } from '../../kit/Go.tsx'
import { RightsFields } from '../Assets/RightsFields.tsx'
import { LanguagePick } from '../LanguagePick.tsx'
import { TagsField } from '../TagsField.tsx'
import { ComponentFields } from './ComponentFields.tsx'
import { emptyIn, fieldsOf, saidByLocale, type Draft } from './draft.ts'
import { gathered } from './gathered.ts'
import type { useCheck } from './useCheck.ts'
import { words } from './words.ts'
import { mostTags } from '../../../engine/create/limits.ts'

type Check = ReturnType<typeof useCheck>

interface Props {
  draft: Draft
  form: Form | undefined
  locales: readonly string[]
  check: Check
  error: NoAnswer | null
  misread: ReadonlyMap<string, string>
  /** The language to begin in. */
  at?: string | undefined
  onChange: (next: Partial<Draft>) => void
}

/** What a component says in each language, its tags and its rights. */
export const FormBody = ({ draft, form, locales, check, error, misread, at, onChange }: Props) => {
  const refused = placesOf(error)
  const drawn = ['tags', 'rights', ...fieldsOf(form, locales, draft.values).map(({ place }) => `fields.${place}`)]
  return (
    <>
      <p className="text-pretty text-ink-2">{check.looked && check.places.length === 0 ? words.nowhere : words.checked}</p>
      <ComponentFields
        draft={draft}
        form={form}
        locales={locales}
        check={check}
        at={at}
        refused={refused}
        misread={misread}
        onChange={(values) => onChange({ values })}
      />
      {saidByLocale(form).length > 0 ? (
        <LanguagePick
          locales={[...locales, ...Object.keys(draft.values).map((place) => place.split('.')[0] ?? '')]}
          onAdd={(locale) => onChange({ values: { ...draft.values, ...emptyIn(form, locale) } })}
        />
      ) : null}
      <TagsField
        label={words.tags}
        hint={
          <>
            {words.tagsHint}{' '}
            <Go href="/vocabulary?new=" target="_blank" className="linked">
              {words.addConcept}
            </Go>
          </>
        }
        add={words.addTag}
        most={mostTags}
        chosen={draft.tags}
        findings={[...refused].flatMap(([path, sentence]): FieldFinding[] => (path.startsWith('tags') ? [{ severity: 'block', sentence }] : []))}
        onChange={(tags) => onChange({ tags })}
      />
      <RightsFields draft={draft.rights} proposed={undefined} problem={error} onChange={(rights) => onChange({ rights })} />
      {error ? <Problem problem={error} fields={drawn} /> : null}
    </>
  )
}

/** Path → problem of a refusal, so that it is said at its field. */
const placesOf = (error: NoAnswer | null): ReadonlyMap<string, string> =>
  new Map(isRefusal(error) ? (error.where ?? []).map(({ path = '', problem, hint }) => [path, [problem, hint].filter(Boolean).join('; ')]) : [])

const cleanOf = (looked: boolean, said: boolean, places: number, isMisread: boolean): string => {
  if (isMisread) return words.mendFirst
  if (!looked) return words.nothing
  if (!said) return words.cleanSoFar
  return places === 0 ? words.cleanAlone : words.clean
}

interface FoundProps extends Pick<Props, 'draft' | 'form' | 'locales' | 'check'> {
  isMisread: boolean
}

/** What was found beside the form: of what stands below a field how much, all else in words. */
export const Found = ({ draft, form, locales, check: { findings, looked, said, places, all }, isMisread }: FoundProps) => {
  const format = useFormat()
  const { count } = format
  const drawn = new Set(fieldsOf(form, locales, draft.values).flatMap(({ name, locale }) => (name === form?.main ? [locale] : [])))
  return (
    <InspectorSection title={words.found}>
      {findings.length === 0 ? <p className="text-pretty text-ink-2">{cleanOf(looked, said, places.length, isMisread)}</p> : null}
      <div className="grid gap-3">
        {[...Map.groupBy(findings, ({ locale = '' }) => locale)].map(([locale, here]) => {
          const lines = gathered(here, places, format)
          return drawn.has(locale) ? (
            <p key={locale} className="text-pretty">
              {words.atField(locale, count(lines.length), count(lines.filter(({ severity }) => severity === 'block').length))}
            </p>
          ) : (
            lines.map(({ severity, sentence }) => <Finding key={`${locale} ${sentence}`} severity={severity} title={sentence} place={locale} />)
          )
        })}
      </div>
      {all > places.length ? <p className="mt-2 text-12 text-pretty text-ink-2">{words.lookedAt(count(places.length), count(all))}</p> : null}
    </InspectorSection>
  )
}
