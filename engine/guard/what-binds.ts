import type { Component } from '../create/component.ts'
import { formOf } from '../create/component-kind.ts'
import type { Family } from '../create/family.ts'
import { plainText } from '../create/plain-text.ts'
import { fieldsFor } from '../create/said.ts'
import type { Template } from '../create/template.ts'
import { templateText } from '../create/template-text.ts'
import { findWords, wordsFor, type WordsByLocale } from './find-words.ts'
import { sumOfMoney } from './money.ts'
import { holdsFor, type Rule } from './rule.ts'

/** Does a text name a price, or a saving in a word of this locale? */
export const saysClaim = (text: string, locale: string, savings: readonly WordsByLocale[]): boolean =>
  sumOfMoney.test(text) || savings.some((words) => findWords(text, wordsFor(words, locale)).length > 0)

interface Around {
  family: Family
  rules: readonly Rule[]
}

/** Does it bind us that a component is shown: by its kind, or by what it says in a language of the family? A kind that nobody knows does. */
export const componentBinds = (component: Component, template: Template | undefined, around: Around): boolean => {
  const form = formOf(component)
  if (form?.binding ?? true) return true
  const savings = savingsOf(template, around)
  return around.family.locales.some((locale) =>
    Object.entries(fieldsFor(component, locale)).some(([name, said]) => {
      const type = form?.fields[name]?.type
      return (type === 'text' || type === 'prose') && saysClaim(type === 'prose' ? plainText(said) : said, locale, savings)
    }),
  )
}

/** Does it bind us what a template says by itself? It says that in every language of the family. */
export const templateBinds = (template: Template, around: Around): boolean => {
  const text = templateText(template)
  return around.family.locales.some((locale) => saysClaim(text, locale, savingsOf(template, around)))
}

const savingsOf = (template: Template | undefined, { family, rules }: Around): WordsByLocale[] =>
  rules.flatMap(({ kind, settings, scope }) => (kind.binds && (!template || holdsFor({ scope }, { template, family })) ? [kind.binds(settings)] : []))
