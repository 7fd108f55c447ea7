import { capitalised } from '../kernel/capitalised.ts'
import type { Component } from './component.ts'
import { formOf } from './component-kind.ts'
import { everyLocale, localeChain } from './locale-chain.ts'
import { plainText } from './plain-text.ts'

/** The fields that a locale sees: its own over its language's over those of all. */
export const fieldsFor = ({ fields }: Pick<Component, 'fields'>, locale: string): Record<string, string> =>
  Object.assign(
    {},
    ...localeChain(locale)
      .toReversed()
      .map((place) => fields[place]),
  ) as Record<string, string>

/** What lists call a component by: its main field in a locale, or in whatever locale there is; a picture by its key in words, since its field is an id. */
export const titleOf = (component: Pick<Component, 'kind' | 'form' | 'fields' | 'key'>, locale = everyLocale): string => {
  const form = formOf(component)
  const main = form?.main ?? 'text'
  if (form?.fields[main]?.type === 'asset') return inWords(component.key)
  const said = fieldsFor(component, locale)[main] ?? Object.values(component.fields).find((fields) => fields[main] !== undefined)?.[main]
  if (said === undefined) return component.key
  return form?.fields[main]?.type === 'prose' ? plainText(said).replaceAll('\n', ' ') : said
}

/** What it says in words, a text a locale; a picture is called by its key. */
export const textsOf = (component: Pick<Component, 'kind' | 'form' | 'fields' | 'key'>): string[] => {
  const form = formOf(component)
  const inFields = Object.values(component.fields).map((fields) =>
    Object.entries(fields)
      .flatMap(([name, value]) => {
        const type = form?.fields[name]?.type
        return type === 'prose' ? [plainText(value)] : type === 'text' ? [value] : []
      })
      .join(' '),
  )
  return form?.fields[form.main]?.type === 'asset' ? [inWords(component.key), ...inFields] : inFields
}

/** rain-on-granite → Rain on granite */
const inWords = (key: string): string => capitalised(key.replaceAll('-', ' '))
