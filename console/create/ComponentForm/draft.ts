import type { FieldDeclaration, Form } from '../../../engine/create/component-kind.ts'
import type { Operations } from '../../api/operations.ts'

type Input = Operations['component.add']['input']

/** What stands in the form: fields by their place, `de.text` or `*.asset`. */
export interface Draft {
  kind: string
  values: Readonly<Record<string, string>>
  /** As typed, parted by commas. */
  tags: string
}

export interface FormField {
  /** `de.text`: the rest of a refusal's path after `fields.` */
  place: string
  locale: string
  name: string
  declaration: FieldDeclaration
}

/** Links, pictures, figures, days and choices are the same in every locale; texts are said in each. */
export const fieldsOf = (form: Form | undefined, locales: readonly string[]): FormField[] =>
  Object.entries(form?.fields ?? {}).flatMap(([name, declaration]) =>
    (declaration.type === 'text' || declaration.type === 'prose' ? locales : ['*']).map((locale) => ({
      place: `${locale}.${name}`,
      locale,
      name,
      declaration,
    })),
  )

/** The draft as the engine takes it; fields that are empty are left out, so that it says what is missing. */
export const inputOf = ({ kind, values, tags }: Draft, form: Form | undefined, locales: readonly string[], brief?: string): Input => {
  const fields: Record<string, Record<string, string>> = {}
  for (const { place, locale, name } of fieldsOf(form, locales)) {
    const value = values[place]?.trim() ?? ''
    if (value !== '') fields[locale] = { ...fields[locale], [name]: value }
  }
  const words = tags.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()]))
  return { kind, fields, tags: words, from: [], ...(brief !== undefined && { brief }) }
}
