import type { Asset } from '../../engine/create/asset.ts'
import type { Backdrop, BackdropWanted } from '../../engine/create/backdrop.ts'
import type { Brand } from '../../engine/create/brand.ts'
import type { ContentChannel } from '../../engine/create/channel.ts'
import type { Component } from '../../engine/create/component.ts'
import type { Family } from '../../engine/create/family.ts'
import type { Font } from '../../engine/create/font.ts'
import type { Overflow } from '../../engine/create/layout.ts'
import type { LetterReading } from '../../engine/create/letter.ts'
import type { Choice } from '../../engine/create/matrix.ts'
import type { Setting } from '../../engine/create/measure.ts'
import type { Measurement } from '../../engine/create/measurement.ts'
import type { Format, Template } from '../../engine/create/template.ts'
import type { Refusal } from '../../engine/kernel/refusal.ts'

export type RenderedFont = Pick<Font, 'key' | 'family' | 'weight' | 'file' | 'standsIn'>

/** What a family or a frozen edition is made of, as a renderer needs it. */
export interface Material {
  template: Template
  brand: Brand
  components: ReadonlyMap<string, Component>
  assets: ReadonlyMap<string, Asset>
  fonts: readonly RenderedFont[]
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
  /** Where the picture of a format lies; of what is drawn alone. */
  pictureAt?(format: Format): string
}

export interface Rendition {
  html: string
  /** For readers without pictures and for programs: what it says. */
  text: string
  subject?: string
  /** What an inbox shows after the subject. */
  preheader?: string
  locale: string
}

/** Pixels of one format, before they are packed into a file. */
export interface Drawing {
  /** RGBA, row by row from the top left. */
  pixels: Uint8Array
  width: number
  height: number
}

/** What one size is drawn with. */
export interface Sheet {
  format: Format
  /** Device pixels a CSS pixel. */
  ratio: number
  /** The bytes of a picture. */
  bytesOf(asset: Asset): Promise<Uint8Array>
}

/** Makes variants of one channel real. One file, one record. */
export interface Renderer {
  readonly name: string
  readonly version: number
  readonly renders: ContentChannel
  /** Checks a template as far as it can be without content: what its language cannot read, with line and column. */
  check(template: Pick<Template, 'body' | 'subject' | 'preheader' | 'hash'>): Promise<Refusal | undefined>
  render(material: Material, occasion: Occasion): Promise<Rendition>
  measure(setting: Setting, fonts: readonly RenderedFont[]): Measurement | Promise<Measurement>
  /** What the letters of a family weigh, and what they use that mail programs leave out. Of channels that send letters alone. */
  readsLetter?(
    material: Material,
    family: Pick<Family, 'slots' | 'locales'>,
    on: Pick<Occasion, 'media'> & { unsubscribe: string },
  ): Promise<LetterReading>
  /** Draws one format of a variant. Only what is shown as a picture is drawn. */
  draw?(material: Material, occasion: Occasion, sheet: Sheet): Promise<Drawing>
  /** Draws every format without its words, and reads what stands behind them. */
  readsBackdrop?(material: Material, wanted: BackdropWanted, bytesOf: Sheet['bytesOf']): Promise<Backdrop>
  /** Where a format of a variant runs over, in the layout that is drawn. */
  overflows?(material: Material, occasion: Occasion, format: Format): Promise<Overflow[]>
}

/** The components of a choice that there are. */
export const componentsIn = ({ components }: Pick<Material, 'components'>, choice: Choice): Component[] =>
  Object.values(choice).flatMap((id) => components.get(id) ?? [])
