import { whyNoNumber } from '../../format/whyNoNumber.ts'
import { useFormat } from '../../format/useFormat.ts'
import { ChoiceField, TextArea, TextField, type FieldFinding } from '../../kit/Field.tsx'
import { kindLabel, type Form } from '../../../engine/create/component-kind.ts'
import { fieldsOf, type Draft, type FormField } from './draft.ts'
import { fittingEverywhere, gathered } from './gathered.ts'
import { PictureField } from './PictureField.tsx'
import type { useCheck } from './useCheck.ts'
import { words } from './words.ts'

interface Props {
  draft: Draft
  form: Form | undefined
  locales: readonly string[]
  check: Pick<ReturnType<typeof useCheck>, 'findings' | 'places'>
  refused: ReadonlyMap<string, string>
  /** Figures that cannot be read, by their place. */
  misread: ReadonlyMap<string, string>
  /** The language to begin in: its first field is where one types. */
  at: string | undefined
  onChange: (values: Draft['values']) => void
}

/** A field for each thing that the kind says, in each language; what is found or refused stands below the field that it is about. */
export const ComponentFields = ({ draft, form, locales, check: { findings, places }, refused, misread, at, onChange }: Props) => {
  const format = useFormat()
  const { count } = format
  const main = form?.main
  const limit = leastOf(places.flatMap(({ maxCharacters }) => maxCharacters ?? []))
  const fields = fieldsOf(form, locales, draft.values)
  const first = fields.find(({ locale }) => locale === at)?.place
  return fields.map((field) => {
    const { place, locale, name, declaration } = field
    const value = draft.values[place] ?? ''
    const here = name === main ? findings.filter((one) => one.locale === locale) : []
    const most = leastOf([fittingEverywhere(here) ?? [], (name === main ? limit : undefined) ?? declaration.most ?? []].flat())
    return (
      <OneField
        key={place}
        field={field}
        begins={place === first}
        value={value}
        side={declaration.type === 'text' && most !== undefined ? words.room(count([...value].length), count(most)) : undefined}
        findings={[
          ...(misread.has(place) ? [{ severity: 'block' as const, sentence: whyNoNumber(misread.get(place) ?? '', words.noNumber) }] : []),
          ...(refused.has(`fields.${place}`) && !misread.has(place)
            ? [{ severity: 'block' as const, sentence: refused.get(`fields.${place}`) ?? '' }]
            : []),
          ...gathered(here, places, format),
        ]}
        onChange={(next) => onChange({ ...draft.values, [place]: next })}
      />
    )
  })
}

/** The shortest of what it may stand in. */
const leastOf = (limits: readonly number[]): number | undefined => (limits.length === 0 ? undefined : Math.min(...limits))

interface OneProps {
  field: FormField
  begins: boolean
  value: string
  side: string | undefined
  findings: readonly FieldFinding[]
  onChange: (value: string) => void
}

const OneField = ({ field: { locale, name, declaration }, begins, value, side, findings, onChange }: OneProps) => {
  const label = words.locale(
    declaration.of ? kindLabel(declaration.of) : (words.fields[name] ?? kindLabel(name)),
    locale === '*' ? words.everyLocale : locale,
  )
  const common = { label, findings, ...(side === undefined ? {} : { side }) }
  if (declaration.type === 'asset')
    return <PictureField label={label} of={declaration.of ?? 'picture'} findings={findings} value={value} onChange={onChange} />
  if (declaration.type === 'choice')
    return (
      <ChoiceField
        {...common}
        options={(declaration.options ?? []).map((option) => ({ value: option, label: option }))}
        value={value === '' ? undefined : value}
        placeholder={words.chooseOne}
        onChange={onChange}
      />
    )
  const typed = {
    ...common,
    value,
    autoFocus: begins,
    ...(locale === '*' ? {} : { lang: locale }),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  if (declaration.type === 'prose') return <TextArea {...typed} />
  if (declaration.type === 'date') return <TextField type="date" {...typed} />
  return <TextField {...(declaration.type === 'number' && { inputMode: 'decimal' as const, hint: words.number })} {...typed} />
}
