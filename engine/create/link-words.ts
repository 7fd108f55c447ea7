import type { Asset } from './asset.ts'
import { type Form, formOf } from './component-kind.ts'
import type { Component } from './component.ts'
import { everyLocale } from './locale-chain.ts'
import { sortOf } from './media-sort.ts'
import { plainText } from './plain-text.ts'
import { fieldsFor } from './said.ts'

/** What is said beside a file in one locale, without marks: in the main field, or in the text where the file stands for the whole. Empty where nothing is. */
export const saidBeside = ({ main, fields }: Form, said: Readonly<Record<string, string>>): string => {
  const name = fields[main]?.type === 'asset' ? 'text' : main
  const text = said[name] ?? ''
  return fields[name]?.type === 'prose' ? plainText(text) : text
}

/** Does a reader of one of these locales (where none is known, of those that it speaks) see the name of the file, since the component says nothing beside it? A link always has words: of a document these are the ones. */
export const isLinkedByName = (component: Component, file: Pick<Asset, 'id' | 'mediaType'>, locales: readonly string[]): boolean => {
  const form = formOf(component)
  if (!form || sortOf(file) !== 'document') return false
  const own = Object.keys(component.fields).filter((locale) => locale !== everyLocale)
  const read = locales.length > 0 ? locales : own.length > 0 ? own : [everyLocale]
  return read.some((locale) => {
    const said = fieldsFor(component, locale)
    return Object.values(said).includes(file.id) && saidBeside(form, said) === ''
  })
}
