import { allowedMarkup } from './prose.ts'

/** What links and pictures may be had by. */
export const addressSchemes = ['https', 'http', 'mailto', 'tel'] as const

const drawnTags = ['svg', 'path', 'g', 'circle', 'rect', 'line']

/** All that a layout of a page or of a banner is shown with: layout, pictures, videos, links and drawn marks; no scripts, forms or frames. */
export const layoutTags: readonly string[] = [
  'div section article header footer figure figcaption picture source img video track span small sup sub hr time h1 h2 h3 h4 h5 h6 blockquote'.split(
    ' ',
  ),
  drawnTags,
  Object.keys(allowedMarkup),
].flat()

const drawn =
  'd fill stroke stroke-width stroke-linecap stroke-linejoin viewBox width height cx cy r x y x1 x2 y1 y2 transform aria-hidden opacity'.split(' ')

/** Tag → the attributes that it is shown with, `*` being every tag; no events and no inline styles. */
export const layoutAttributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['class', 'lang', 'dir', 'role', 'aria-label', 'aria-hidden', 'data-slot', 'data-locked'],
  a: ['href', 'rel'],
  img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
  source: ['src', 'srcset', 'sizes', 'media', 'type'],
  // Nothing plays by itself (WCAG 2.2, 1.4.2).
  video: ['src', 'poster', 'controls', 'playsinline', 'preload', 'muted', 'loop', 'crossorigin', 'width', 'height'],
  track: ['kind', 'src', 'srclang', 'label', 'default'],
  time: ['datetime'],
  ...Object.fromEntries(drawnTags.map((tag) => [tag, drawn])),
}
