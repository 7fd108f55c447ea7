import { fieldsFor, titleOf } from '../../engine/create/said.ts'
import { formOf } from '../../engine/create/component-kind.ts'
import { plainText } from '../../engine/create/plain-text.ts'
import type { Operations } from '../api/operations.ts'

/** A family with all that it is made of, as the engine tells it. */
export type Composed = Operations['family.show']['output']
export type Part = Composed['components'][number]

/** What a reader sees of a component in a locale: its main text without marks, or the name of its picture. Undefined where it says nothing there. */
export const wordsOf = (part: Part, assets: Composed['assets'], locale: string): string | undefined => {
  const form = formOf(part)
  const main = form?.main ?? 'text'
  const said = fieldsFor(part, locale)[main]
  // Only prose has marks: in a plain run what looks like one is what a reader sees.
  if (said === undefined || main !== 'asset') return said !== undefined && form?.fields[main]?.type === 'prose' ? plainText(said) : said
  return assets.find(({ id }) => id === said)?.name ?? said
}

/** The picture that a component shows. */
export const pictureOf = ({ fields }: Part, assets: Composed['assets']): Composed['assets'][number] | undefined =>
  assets.find(({ id }) => id === fields['*']?.['asset'])

/** What lists call a component by: its text, or the name of its picture. */
export const nameOf = (part: Part, assets: Composed['assets'], locale?: string): string => pictureOf(part, assets)?.name ?? titleOf(part, locale)
