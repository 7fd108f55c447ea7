import { z } from 'zod'
import { type Asset, MediaType } from './asset.ts'
import type { Component } from './component.ts'
import { Locale } from './locale.ts'
import { localeChain } from './locale-chain.ts'
import { mediaName } from './media-name.ts'
import { mediaSorts, sortOf } from './media-sort.ts'
import { fieldsFor } from './said.ts'

/** The file that a component shows, as whoever renders for themselves needs it. */
export const ShownFile = z.object({
  sort: z.enum(mediaSorts),
  src: z.string().describe('address'),
  mediaType: MediaType,
  bytes: z.number().int(),
  alt: z.string(),
  width: z.number().int().describe('px; of a document, its first page in CSS px'),
  height: z.number().int(),
  duration: z.number().optional().describe('of a video, in seconds'),
  poster: z.string().optional().describe('address of the picture that stands for a video until it is played'),
  captions: z
    .array(z.object({ locale: Locale, src: z.string() }))
    .optional()
    .describe('of a video, in all languages that it has them in (WebVTT)'),
  pages: z.number().int().optional().describe('of a document'),
})
export type ShownFile = z.infer<typeof ShownFile>

/** As it is served below an address, with what is said of it in a locale. */
export const shownFile = (asset: Asset, locale: string, media: string): ShownFile => {
  const at = (file: Parameters<typeof mediaName>[0]): string => `${media}/${mediaName(file)}`
  const { bytes, mediaType, width, height, duration, pages, poster, captions } = asset
  return {
    sort: sortOf(asset),
    src: at(asset),
    mediaType,
    bytes,
    alt: localeChain(locale).reduce<string | undefined>((found, place) => found ?? asset.alt[place], undefined) ?? '',
    width,
    height,
    ...(duration !== undefined && { duration }),
    ...(poster && { poster: at(poster) }),
    ...(captions && {
      captions: Object.entries(captions).map(([spoken, { hash }]) => ({ locale: spoken, src: at({ hash, mediaType: 'text/vtt' }) })),
    }),
    ...(pages !== undefined && { pages }),
  }
}

/** By slot, of the components of one choice that show a file. */
export const shownFiles = (
  { components, assets }: { components: ReadonlyMap<string, Component>; assets: ReadonlyMap<string, Asset> },
  choice: Readonly<Record<string, string>>,
  locale: string,
  media: string,
): Record<string, ShownFile> =>
  Object.fromEntries(
    Object.entries(choice).flatMap(([slot, id]) => {
      const component = components.get(id)
      const asset = component && assets.get(fieldsFor(component, locale)['asset'] ?? '')
      return asset ? [[slot, shownFile(asset, locale, media)]] : []
    }),
  )
