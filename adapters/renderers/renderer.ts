import type { Asset } from '../../engine/create/asset.ts'
import type { Brand } from '../../engine/create/brand.ts'
import type { ContentChannel } from '../../engine/create/channel.ts'
import type { Component } from '../../engine/create/component.ts'
import type { Font } from '../../engine/create/font.ts'
import type { Choice } from '../../engine/create/matrix.ts'
import type { Setting } from '../../engine/create/measure.ts'
import type { Measurement } from '../../engine/create/measurement.ts'
import type { Template } from '../../engine/create/template.ts'
import type { Refusal } from '../../engine/kernel/refusal.ts'

/** What a family or a frozen edition is made of, as a renderer needs it. */
export interface Material {
  template: Template
  brand: Brand
  components: ReadonlyMap<string, Component>
  assets: ReadonlyMap<string, Asset>
  fonts: readonly Pick<Font, 'key' | 'family' | 'weight'>[]
}

/** What is made real, and where it will be seen. Equal occasions give equal bytes. */
export interface Occasion {
  choice: Choice
  locale: string
  /** Under which `<hash>.<ending>` and `font/<key>.woff2` are served, without a slash at its end. */
  media: string
  /** What the template may say to a person, as in `{{ person.firstName }}`. */
  person?: Readonly<Record<string, unknown>>
  /** Where one unsubscribes; e-mail alone. */
  unsubscribe?: string
  /** A document of its own, for a frame; else what a page or a message takes in. */
  whole?: boolean
}

export interface Rendition {
  html: string
  /** For readers without pictures and for programs: what it says. */
  text: string
  subject?: string
  locale: string
}

/** Makes variants of one channel real. One file, one record. */
export interface Renderer {
  readonly name: string
  readonly version: number
  readonly renders: ContentChannel
  /** Checks a template as far as it can be without content: what its language cannot read, with line and column. */
  check(template: Pick<Template, 'body' | 'subject' | 'preheader' | 'hash'>): Promise<Refusal | undefined>
  render(material: Material, occasion: Occasion): Promise<Rendition>
  measure(setting: Setting): Measurement
}
