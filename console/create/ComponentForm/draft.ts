import type { FieldDeclaration, Form } from '../../../engine/create/component-kind.ts'
import type { Operations } from '../../api/operations.ts'
import { decimalTyped } from '../../format/typedNumber.ts'
import { draftOf as rightsDraftOf, rightsOf, type RightsDraft } from '../Assets/rightsDraft.ts'

type Input = Operations['component.add']['input']
type Amendment = Operations['component.amend']['input']
export type Shown = Operations['component.show']['output']
export type Component = Shown['component']

/** What stands in the form: fields by their place, `de.text` or `*.asset`. */
export interface Draft {
  kind: string
  values: Readonly<Record<string, string>>
  /** Keys of concepts. */
  tags: readonly string[]
  rights?: RightsDraft | undefined
}

export interface FormField {
  /** `de.text`: the rest of a refusal's path after `fields.` */
  place: string
  locale: string
  name: string
  declaration: FieldDeclaration
}

const isWords = ({ type }: FieldDeclaration): boolean => type === 'text' || type === 'prose'

/** The fields that are said in each language. */
export const saidByLocale = (form: Form | undefined): string[] =>
  Object.entries(form?.fields ?? {}).flatMap(([name, declaration]) => (isWords(declaration) ? [name] : []))

/** What gives a language its fields while it says nothing yet. */
export const emptyIn = (form: Form | undefined, locale: string): Draft['values'] =>
  Object.fromEntries(saidByLocale(form).map((name) => [`${locale}.${name}`, '']))

/** Links, pictures, figures, days and choices are the same in every locale; texts are said in each. What stands elsewhere already has its field there besides. */
export const fieldsOf = (form: Form | undefined, locales: readonly string[], held: Draft['values'] = {}): FormField[] =>
  Object.entries(form?.fields ?? {}).flatMap(([name, declaration]) => {
    const usual = isWords(declaration) ? locales : ['*']
    const besides = Object.keys(held).flatMap((place) => (place.endsWith(`.${name}`) ? [place.slice(0, -name.length - 1)] : []))
    return [...new Set([...usual, ...besides])].map((locale) => ({ place: `${locale}.${name}`, locale, name, declaration }))
  })

type Said = Record<string, Record<string, string>>

const saidIn = ({ values }: Draft, form: Form | undefined, locales: readonly string[]): Said => {
  const fields: Said = {}
  for (const { place, locale, name, declaration } of fieldsOf(form, locales, values)) {
    const value = plainOf(declaration, values[place]?.trim() ?? '')
    if (value !== '') fields[locale] = { ...fields[locale], [name]: value }
  }
  return fields
}

/** A figure goes as the engine writes it; what is none goes as it was typed, and is refused. */
const plainOf = ({ type }: FieldDeclaration, typed: string): string => (type === 'number' ? (decimalTyped(typed) ?? typed) : typed)

/** Places of figures that cannot be read as one amount, with what was typed there. What stood there before is one, however it is written. */
export const misreadIn = ({ values }: Draft, form: Form | undefined, locales: readonly string[], before?: Component): ReadonlyMap<string, string> =>
  new Map(
    fieldsOf(form, locales, values).flatMap(({ place, locale, name, declaration }) => {
      const typed = values[place]?.trim() ?? ''
      const stood = (before?.fields as Said | undefined)?.[locale]?.[name] === typed
      return declaration.type !== 'number' || typed === '' || stood || decimalTyped(typed) !== undefined ? [] : [[place, typed] as const]
    }),
  )

/** The draft as the engine takes it; fields that are empty are left out, so that it says what is missing. */
export const inputOf = (draft: Draft, form: Form | undefined, locales: readonly string[], brief?: string): Input => {
  const rights = rightsOf(draft.rights)
  return {
    kind: draft.kind,
    fields: saidIn(draft, form, locales),
    tags: [...draft.tags],
    from: [],
    ...(rights && { rights }),
    ...(brief !== undefined && { brief }),
  }
}

/** What stands in the form when one begins to edit. */
export const draftOf = ({ kind, fields, tags, rights }: Component): Draft => ({
  kind,
  values: Object.fromEntries(
    Object.entries(fields).flatMap(([locale, members]) => Object.entries(members).map(([name, value]) => [`${locale}.${name}`, value])),
  ),
  tags: tags ?? [],
  rights: rightsDraftOf(rights),
})

/** What is said otherwise than the component says it, as the engine takes it: languages that say nothing any more are emptied. */
export const amendmentOf = (draft: Draft, before: Component, form: Form | undefined, locales: readonly string[]): Omit<Amendment, 'id'> => {
  const [was, is] = [before.fields as Said, saidIn(draft, form, locales)]
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((locale) => !alike(was[locale] ?? {}, is[locale] ?? {}))
  const [tags, rights] = [[...draft.tags], rightsOf(draft.rights)]
  return {
    ...(changed.length > 0 && { fields: Object.fromEntries(changed.map((locale) => [locale, is[locale] ?? {}])) }),
    ...(!alike([...tags].sort(), [...(before.tags ?? [])].sort()) && { tags }),
    ...(!alike(draft.rights, rightsDraftOf(before.rights)) && { rights: rights ?? null }),
  }
}

/** By what they hold, in whatever order. */
const alike = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

const canonical = (held: unknown): string =>
  JSON.stringify(held, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ) ?? ''
