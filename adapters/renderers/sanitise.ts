import sanitize from 'sanitize-html'
import { addressSchemes, layoutAttributes, layoutTags } from '../../engine/create/layout-markup.ts'
import { allowedMarkup } from '../../engine/create/prose.ts'

const attributesOf = (allowed: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(allowed).map(([tag, attributes]) => [tag, [...attributes]]))

/** Prose of a component, with nothing left in it but the markup that prose may hold. */
export const safeProse = (prose: string): string =>
  sanitize(prose, {
    allowedTags: Object.keys(allowedMarkup),
    allowedAttributes: attributesOf(allowedMarkup),
    allowedSchemes: [...addressSchemes],
    allowProtocolRelative: false,
  })

/** The whole of what a web template shows: layout, pictures, videos, links and drawn marks; no scripts, forms, frames, events or inline styles. */
export const safeLayout = (html: string): string =>
  sanitize(html, {
    allowedTags: [...layoutTags],
    allowedAttributes: attributesOf(layoutAttributes),
    allowedSchemes: [...addressSchemes],
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
