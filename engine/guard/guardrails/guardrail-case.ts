import type { Asset } from '../../create/asset.ts'
import type { Backdrop } from '../../create/backdrop.ts'
import type { Component } from '../../create/component.ts'
import type { ComponentKind } from '../../create/component-kind.ts'
import type { Layout } from '../../create/layout.ts'
import type { MailFeature } from '../../create/letter.ts'
import type { Preset } from '../../create/preset.ts'
import type { Slot, Template } from '../../create/template.ts'
import type { Flight } from '../flight.ts'
import type { Remark } from '../proof.ts'

/** One variant as plain figures, and what one kind must say about it: the sentences that it finds, in order; none when it is good. */
export interface GuardrailCase {
  kind: string
  says: string
  settings?: unknown
  /** slot → fields by locale */
  pieces: Record<string, Record<string, Record<string, string>>>
  slots?: Record<string, Partial<Slot>>
  more?: Record<string, Partial<Component>>
  asset?: Partial<Asset>
  template?: Partial<Pick<Template, 'channel' | 'body' | 'format' | 'formats'>>
  locale?: string
  markets?: string[]
  day?: string
  flight?: Flight
  presets?: readonly Partial<Preset>[]
  /** That the engine declares beside the standard ones. */
  kinds?: readonly ComponentKind[]
  /** What was noticed about the text of a slot. */
  remarks?: Record<string, readonly Remark[]>
  /** What a renderer found in a letter: bytes of its empty layout and of what each slot adds, and what programs leave out. */
  letter?: {
    layout?: number
    parts?: Record<string, number>
    unshown?: readonly MailFeature[]
    pictures?: Partial<Record<Asset['mediaType'], MailFeature>>
  }
  /** What was found behind the words of each size of a set. */
  behind?: Backdrop['sizes']
  /** Where the headline runs over as each size of a set was laid out. */
  laid?: Layout['sizes']
  withoutSender?: boolean
  unmeasured?: boolean
  finds: readonly string[]
  /** Of the first finding. */
  severity?: 'block' | 'warn' | 'note'
  fix?: string
}

/** Pieces that many cases are made of. */
export const headline = (text: string, locale = 'en') => ({ headline: { [locale]: { text } } })
export const picture = { image: { '*': { asset: 'ast_1' } } }
/** The picture is shown in a preset. */
export const inCard = { template: { body: '<img src="{{ slots.image.src | preset: "card" }}">' }, presets: [{}] }
export const box = { type: { font: 'even-400', size: 20, lineHeight: 24, letterSpacing: 0 }, box: { x: 0, y: 0, width: 100, height: 48 } }

/** A kind that is a picture, and says who made it. */
export const portrait: ComponentKind = {
  name: 'portrait',
  main: 'asset',
  fields: { asset: { type: 'asset', required: true }, by: { type: 'text', required: false, most: 80 } },
  binding: false,
}

/** A banner in two sizes. */
export const sizes = {
  channel: 'display' as const,
  format: { name: 'box', width: 300, height: 250 },
  formats: [{ name: 'tower', width: 160, height: 600 }],
}
