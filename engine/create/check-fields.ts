import { z } from 'zod'
import type { RefusalPlace } from '../kernel/refusal.ts'
import { withArticle } from '../kernel/with-article.ts'
import { type ComponentKind, type FieldDeclaration, hasLength, kindInWords } from './component-kind.ts'
import type { Component } from './component.ts'
import { unsaidIn } from './completeness.ts'
import { fieldsFor } from './said.ts'
import { everyLocale } from './locale-chain.ts'
import { plainText } from './plain-text.ts'

/** What is wrong with the fields of a component of a kind; nothing when they can be stored. Whether they may go live is for the guardrails. */
export const fieldProblems = (kind: ComponentKind, fields: Component['fields']): RefusalPlace[] => {
  const locales = Object.keys(fields)
  if (locales.length === 0) return [{ path: 'fields', problem: 'a component says something in at least one locale' }]
  return locales.flatMap((locale) => [
    ...Object.entries(fields[locale] ?? {}).flatMap(([name, value]) => valueProblems(kind, kind.fields[name], `fields.${locale}.${name}`, value)),
    ...(locale === everyLocale && locales.length > 1 ? [] : missingFields(kind, fields, locale)),
  ])
}

const valueProblems = (kind: ComponentKind, field: FieldDeclaration | undefined, path: string, value: string): RefusalPlace[] => {
  if (!field)
    return [{ path, problem: `${withArticle(kindInWords(kind.name))} has no such field`, hint: `it has ${Object.keys(kind.fields).join(', ')}` }]
  const problems: RefusalPlace[] = []
  const most = hasLength(field.type) ? field.most : undefined
  if (most !== undefined && [...plainOr(field, value)].length > most) problems.push({ path, problem: `longer than ${most} characters` })
  if (field.type === 'text' && /[\n\r]/.test(value)) problems.push({ path, problem: 'a text is one line', hint: 'use a body for paragraphs' })
  if (field.type === 'link' && !isLink(value)) problems.push({ path, problem: 'not a link', hint: 'an https:// address, or a path such as /jackets' })
  const amiss = misread(field, value)
  return amiss === undefined ? problems : [...problems, { path, ...amiss }]
}

/** What is not one run of text is written so that a program can read it; how it is shown is for the template. */
const misread = (field: FieldDeclaration, value: string): Omit<RefusalPlace, 'path'> | undefined => {
  if (field.type === 'number' && !/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return { problem: 'not a number', hint: 'digits with a point: 129.90' }
  if (field.type === 'date' && !z.iso.date().safeParse(value).success) return { problem: 'not a day', hint: 'such as 2026-11-30' }
  if (field.type === 'choice' && !field.options?.includes(value))
    return { problem: 'none of its choices', hint: `one of ${field.options?.join(', ') ?? ''}` }
  return undefined
}

const plainOr = (field: FieldDeclaration, value: string): string => (field.type === 'prose' ? plainText(value) : value)

const missingFields = (kind: ComponentKind, fields: Component['fields'], locale: string): RefusalPlace[] =>
  unsaidIn(kind, fieldsFor({ fields }, locale)).map((name) => ({ path: `fields.${locale}.${name}`, problem: 'missing' }))

/** A path of the site, or an address of the web. Whether it is https, reachable in form and tagged is a guardrail’s question. */
const isLink = (value: string): boolean => {
  if (/^\/(?!\/)[^\s"'<>\\]*$/.test(value)) return true
  if (/[\s"'<>\\]/.test(value)) return false
  return URL.canParse(value) && ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(value).protocol)
}
