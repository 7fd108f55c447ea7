import sanitize from 'sanitize-html'
import { allowedMarkup } from '../../engine/create/prose.ts'

const schemes = ['https', 'http', 'mailto', 'tel']

/** Prose of a component, with nothing left in it but the markup that prose may hold. */
export const safeProse = (prose: string): string =>
  sanitize(prose, {
    allowedTags: Object.keys(allowedMarkup),
    allowedAttributes: Object.fromEntries(Object.entries(allowedMarkup).map(([tag, attributes]) => [tag, [...attributes]])),
    allowedSchemes: schemes,
    allowProtocolRelative: false,
  })

const drawnTags = ['svg', 'path', 'g', 'circle', 'rect', 'line']
const layoutTags = [
  'div section article header footer figure figcaption picture source img video track span small sup sub hr time h1 h2 h3 h4 h5 h6 blockquote'.split(
    ' ',
  ),
  drawnTags,
  Object.keys(allowedMarkup),
].flat()
const drawn = [
  'd',
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'viewBox',
  'width',
  'height',
  'cx',
  'cy',
  'r',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'transform',
  'aria-hidden',
  'opacity',
]

/** The whole of what a web template shows: layout, pictures, videos, links and drawn marks; no scripts, forms, frames, events or inline styles. */
export const safeLayout = (html: string): string =>
  sanitize(html, {
    allowedTags: layoutTags,
    allowedAttributes: {
      '*': ['class', 'lang', 'dir', 'role', 'aria-label', 'aria-hidden', 'data-slot', 'data-locked'],
      a: ['href', 'rel'],
      img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
      source: ['src', 'srcset', 'sizes', 'media', 'type'],
      // Nothing plays by itself (WCAG 2.2, 1.4.2).
      video: ['src', 'poster', 'controls', 'playsinline', 'preload', 'muted', 'loop', 'crossorigin', 'width', 'height'],
      track: ['kind', 'src', 'srclang', 'label', 'default'],
      time: ['datetime'],
      ...Object.fromEntries(drawnTags.map((tag) => [tag, drawn])),
    },
    allowedSchemes: schemes,
    allowProtocolRelative: false,
    parser: { lowerCaseTags: false },
  })

/** A style sheet of a template as it may stand in a page: nothing that ends it, loads from elsewhere or runs. Answers what is wrong, or nothing. */
export const styleProblem = (css: string): string | undefined => {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16) || 0xfffd))
  if (/<\/?\s*style|<!--|-->/i.test(css)) return 'it ends its own style sheet'
  if (/@import|@charset|@namespace/i.test(plain)) return 'it imports another style sheet'
  if (/url\s*\(|image-set\s*\(|src\s*:/i.test(plain)) return 'it loads from an address; pictures are components'
  if (/expression\s*\(|-moz-binding|behavior\s*:/i.test(plain)) return 'it holds something that runs'
  const depth = [...plain].reduce((level, sign) => (level < 0 ? level : sign === '{' ? level + 1 : sign === '}' ? level - 1 : level), 0)
  return depth === 0 ? undefined : 'its braces do not close'
}
