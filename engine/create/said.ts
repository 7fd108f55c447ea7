import type { Component } from './component.ts'
import { kindOf } from './component-kind.ts'
import { everyLocale, localeChain } from './locale-chain.ts'

/** The fields that a locale sees: its own over its language's over those of all. */
export const fieldsFor = ({ fields }: Pick<Component, 'fields'>, locale: string): Record<string, string> =>
  Object.assign(
    {},
    ...localeChain(locale)
      .toReversed()
      .map((place) => fields[place]),
  ) as Record<string, string>

/** The main field in a locale, or in whatever locale there is: what lists call the component by. */
export const titleOf = (component: Pick<Component, 'kind' | 'fields' | 'key'>, locale = everyLocale): string => {
  const main = kindOf(component.kind)?.main ?? 'text'
  return fieldsFor(component, locale)[main] ?? Object.values(component.fields).find((fields) => fields[main] !== undefined)?.[main] ?? component.key
}
