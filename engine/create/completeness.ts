import { z } from 'zod'
import { source } from '../kernel/reader.ts'
import { type Form, formOf } from './component-kind.ts'
import type { Component } from './component.ts'
import { Locale } from './locale.ts'
import { localeChain } from './locale-chain.ts'
import { fieldsFor } from './said.ts'

/** The locales that current families speak, the newest thousand of them; in the order of their names. */
export const spokenLocales = source<Record<never, never>, string[]>('locales.spoken')

const languageOf = (locale: string): string => locale.split('-')[0] ?? locale

/** The engine's own locale, those of its language, then the others as they came; its language alone where none is spoken. */
export const ownFirst = (spoken: readonly string[], own: string): string[] => {
  const farness = (locale: string): number => (locale === own ? 0 : languageOf(locale) === languageOf(own) ? 1 : 2)
  return spoken.length === 0 ? [languageOf(own)] : spoken.toSorted((a, b) => farness(a) - farness(b))
}

/** Required fields that say nothing, of what a locale sees of a component. */
export const unsaidIn = (form: Pick<Form, 'fields'> | undefined, fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(form?.fields ?? {}).flatMap(([name, { required }]) => (required && (fields[name] ?? '').trim() === '' ? [name] : []))

/** Of these locales those in which a component does not say all that its kind requires. */
export const lackedBy = (component: Pick<Component, 'kind' | 'form' | 'fields'>, locales: readonly string[]): string[] =>
  locales.filter((locale) => unsaidIn(formOf(component), fieldsFor(component, locale)).length > 0)

/** How much of what the house speaks a component says. */
export const Completeness = z.object({
  said: z.number().int(),
  of: z.number().int().describe('languages of the current families'),
  lacks: z.array(Locale).describe('those in which it does not say yet all that its kind requires'),
})

export const completenessOf = (component: Pick<Component, 'kind' | 'form' | 'fields'>, locales: readonly string[]): z.infer<typeof Completeness> => {
  const lacks = lackedBy(component, locales)
  return { said: locales.length - lacks.length, of: locales.length, lacks }
}

/** Counts of languages, of what each language of the house lacks, and of what says something in all of them; from how many say what (`de en`). */
export const countedByLocale = (
  saying: Readonly<Record<string, number>>,
  locales: readonly string[],
): { locale: Record<string, number>; lacks: Record<string, number>; complete: number } => {
  const counts = Object.entries(saying).map(([said, count]) => ({ said: said === '' ? [] : said.split(' '), count }))
  const sumOf = (holds: (said: readonly string[]) => boolean) => counts.reduce((sum, { said, count }) => (holds(said) ? sum + count : sum), 0)
  const serves = (said: readonly string[], locale: string) => localeChain(locale).some((one) => said.includes(one))
  return {
    locale: Object.fromEntries([...new Set(counts.flatMap(({ said }) => said))].map((one) => [one, sumOf((said) => said.includes(one))])),
    lacks: Object.fromEntries(locales.map((locale) => [locale, sumOf((said) => !serves(said, locale))])),
    complete: sumOf((said) => locales.every((locale) => serves(said, locale))),
  }
}
