import type { ContentChannel } from '../../engine/create/channel.ts'
import { localeChain } from '../../engine/create/locale-chain.ts'
import type { ShownFile } from '../../engine/create/shown-file.ts'
import { SafeHtml } from './liquid.ts'

interface Said {
  /** Words of its link, never none; of a document. */
  text: string
  /** Where a video is played, if that is said. */
  href: string | undefined
  locale: string
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A video or document as its channel shows it: played in a page, behind its poster in a letter, as its poster in a picture; a document as a link. */
export const fileMarkup = (file: ShownFile, channel: ContentChannel, said: Said): SafeHtml =>
  new SafeHtml(file.sort === 'document' ? documentLink(file, said) : channel === 'web' ? player(file, said) : linkedPoster(file, channel, said))

/** Nothing of it is loaded before somebody presses play. Captions come from where the video does, so both are asked for alike. */
const player = ({ src, mediaType, poster, width, height, alt, captions = [] }: ShownFile, { locale }: Said): string => {
  const mine = localeChain(locale).find((place) => captions.some((one) => one.locale === place))
  const tracks = captions.map(
    (one) =>
      `<track kind="captions" srclang="${escaped(one.locale)}" label="${escaped(nameOf(one.locale))}" src="${escaped(one.src)}"${one.locale === mine ? ' default' : ''}>`,
  )
  const seen = poster === undefined ? '' : ` poster="${escaped(poster)}"`
  return `<video controls playsinline preload="none" crossorigin="anonymous" width="${width}" height="${height}"${seen} aria-label="${escaped(alt)}"><source src="${escaped(src)}" type="${mediaType}">${tracks.join('')}</video>`
}

/** Without a poster nothing is seen but its words. */
const linkedPoster = ({ src, poster, alt, width }: ShownFile, channel: ContentChannel, { href = src }: Said): string => {
  if (channel === 'display') return poster === undefined ? '' : `<img src="${escaped(poster)}" alt="${escaped(alt)}">`
  const style = 'display:block;width:100%;max-width:100%;height:auto;border:0'
  const seen =
    poster === undefined ? escaped(alt) : `<img src="${escaped(poster)}" alt="${escaped(alt)}" width="${Math.min(width, 600)}" style="${style}">`
  return `<a href="${escaped(href)}">${seen}</a>`
}

/** What kind of file, how many pages and how large stand in the link, since whoever presses it is to know before (WCAG 2.2, 2.4.4). */
const documentLink = ({ src, bytes, pages }: ShownFile, { text, locale }: Said): string => {
  const about = ['PDF', ...(pages === undefined ? [] : pagesIn(locale, pages)), sizeIn(locale, bytes)]
  return `<a href="${escaped(src)}">${escaped(text)} (${about.join(', ')})</a>`
}

const sizeIn = (locale: string, bytes: number): string => {
  const [amount, unit] = bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount)
}

/** One page, and several. In a language that is not here the link says no pages. */
const pageWords: Readonly<Record<string, readonly [one: string, several: string]>> = {
  en: ['page', 'pages'],
  de: ['Seite', 'Seiten'],
  sv: ['sida', 'sidor'],
  da: ['side', 'sider'],
  nb: ['side', 'sider'],
  nl: ['pagina', 'pagina’s'],
  fr: ['page', 'pages'],
  es: ['página', 'páginas'],
  pt: ['página', 'páginas'],
  it: ['pagina', 'pagine'],
}

const pagesIn = (locale: string, pages: number): string[] => {
  const words = pageWords[locale.split('-')[0] ?? '']
  return words ? [`${new Intl.NumberFormat(locale).format(pages)} ${words[pages === 1 ? 0 : 1]}`] : []
}

/** A language by the name that it has for itself. */
const nameOf = (locale: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
