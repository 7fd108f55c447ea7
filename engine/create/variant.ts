import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import type { Component } from './component.ts'
import { Locale } from './locale.ts'
import type { Template } from './template.ts'

/** One component chosen per slot, for one locale: a value, identified by what it is made of. */
export const Variant = z.strictObject({
  family: z.string(),
  locale: Locale,
  choice: z.record(z.string(), z.string()).describe('slot → id of the component; a slot left empty is absent'),
  hash: z.string(),
})
export type Variant = z.infer<typeof Variant>

/** Of template, components and locale, not of the family: the same variant in two families is the same variant. */
export const variantHash = (template: Pick<Template, 'hash'>, choice: Readonly<Record<string, Pick<Component, 'hash'>>>, locale: string): string =>
  contentHash({ template: template.hash, locale, slots: Object.fromEntries(Object.entries(choice).map(([slot, { hash }]) => [slot, hash])) })
