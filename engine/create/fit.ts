import { orOf } from '../kernel/or-of.ts'
import { withArticle } from '../kernel/with-article.ts'
import type { Component } from './component.ts'
import { fieldsFor } from './said.ts'
import { formOf, kindInWords } from './component-kind.ts'
import { plainText } from './plain-text.ts'
import { kindsTaken, takesKind } from './slot-kinds.ts'
import type { Slot } from './template.ts'

/** The text that a slot shows of a component in a locale; empty for pictures, undefined where it says nothing. */
export const shownText = (component: Pick<Component, 'kind' | 'form' | 'fields'>, locale: string): string | undefined => {
  const form = formOf(component)
  const value = fieldsFor(component, locale)[form?.main ?? 'text']
  const type = form?.fields[form.main]?.type
  if (value === undefined) return undefined
  return type === 'asset' ? '' : type === 'prose' ? plainText(value) : value
}

/** Characters as a reader counts them: an é made of two code points is one. */
export const characterCount = (text: string): number => {
  let count = 0
  for (const _ of text.normalize('NFC')) count++
  return count
}

/** Why a component does not belong into a slot at all, in a few words; nothing when it may stand there (the guardrails then look closer). */
export const misfit = (slot: Slot, component: Pick<Component, 'kind' | 'state'>): string | undefined => {
  if (!takesKind(slot, component.kind)) return `is ${a(component.kind)}, the slot takes ${orOf(kindsTaken(slot).map(a))}`
  return component.state === 'retired' ? 'is retired' : undefined
}

/** Why a component that nobody named should not be taken for a slot by itself: it must belong there, speak every locale, and be short enough. */
export const unfit = (
  slot: Slot,
  component: Pick<Component, 'kind' | 'form' | 'state' | 'fields'>,
  locales: readonly string[],
): string | undefined => {
  const no = misfit(slot, component)
  if (no !== undefined) return no
  for (const locale of locales) {
    const text = shownText(component, locale)
    if (text === undefined) return `says nothing in ${locale}`
    if (slot.maxCharacters !== undefined && characterCount(text) > slot.maxCharacters)
      return `is longer than ${slot.maxCharacters} characters in ${locale}`
  }
  return undefined
}

const a = (kind: string): string => withArticle(kindInWords(kind))
