import type { ContainerNode, Node, RgbaImage } from '@takumi-rs/core'
import { parseDocument } from 'htmlparser2'
import { withWordBreaks } from './word-breaks.ts'

type Style = NonNullable<ContainerNode['style']>
type Parsed = ReturnType<typeof parseDocument>['children'][number]
type Element = Extract<Parsed, { attribs: unknown }>

/** How an element that shows a slot is set; the renderer knows, the markup does not. */
export type StyleOfSlot = (slot: string) => Style | undefined
/** The pixels of a picture by the address that the layout names, and the slot that it fills. */
export type PixelsOf = (address: string, slot: string | undefined) => RgbaImage | undefined

/** What CSS gives elements of HTML where no rule says more; all others are blocks. */
const presets: Readonly<Record<string, Style>> = {
  ...Object.fromEntries('a span small time abbr cite br'.split(' ').map((tag) => [tag, { display: 'inline' }])),
  ...Object.fromEntries('strong b'.split(' ').map((tag) => [tag, { display: 'inline', fontWeight: 700 }])),
  ...Object.fromEntries('em i'.split(' ').map((tag) => [tag, { display: 'inline', fontStyle: 'italic' }])),
  sup: { display: 'inline', fontSize: '0.75em', verticalAlign: 'super' },
  sub: { display: 'inline', fontSize: '0.75em', verticalAlign: 'sub' },
  img: { objectFit: 'cover' },
  svg: {},
}
const block: Style = { display: 'block', margin: 0 }

/** Sanitised markup as the tree that is drawn. Inline styles do not come through: they are set here alone. */
export const pictureTree = (html: string, styleOf: StyleOfSlot, pixelsOf: PixelsOf): Node[] => {
  const nodesOf = (children: readonly Parsed[], inline: boolean): Node[] => children.flatMap((child) => nodeOf(child, inline))
  const nodeOf = (parsed: Parsed, inline: boolean): Node[] => {
    if (parsed.type === 'text') return textOf('data' in parsed ? String(parsed.data) : '', inline)
    if (!('attribs' in parsed)) return []
    if (parsed.name === 'br') return [{ type: 'text', text: '\n', style: { whiteSpace: 'pre' } }]
    const { class: className, id: _id, lang, ...attributes } = parsed.attribs
    const slot = attributes['data-slot']
    const style = slot === undefined ? undefined : styleOf(slot)
    const about = {
      tagName: parsed.name,
      preset: presets[parsed.name] ?? block,
      attributes,
      ...(className !== undefined && { className }),
      ...(lang !== undefined && { lang }),
      ...(style && { style }),
    }
    if (parsed.name === 'svg') return [{ ...about, type: 'image', src: drawingOf(parsed) }]
    if (parsed.name === 'img') {
      const src = pixelsOf(attributes['src'] ?? '', slot)
      return src ? [{ ...about, type: 'image', src }] : []
    }
    return [{ ...about, type: 'container', children: nodesOf(parsed.children, parsed.children.some(isWords)) }]
  }
  return nodesOf(parseDocument(html, { decodeEntities: true }).children, false)
}

const isWords = (parsed: Parsed): boolean => parsed.type === 'text' && 'data' in parsed && /\S/.test(String(parsed.data))

/** Blanks between blocks are only how the layout is written. */
const textOf = (text: string, inline: boolean): Node[] =>
  inline || /\S/.test(text) ? [{ type: 'text', text: withWordBreaks(text.replace(/\s+/g, ' ')) }] : []

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** A drawn mark as a document of its own. */
const drawingOf = (element: Element): string => markup(element, { xmlns: 'http://www.w3.org/2000/svg', ...element.attribs })

const markup = (element: Element, attribs: Readonly<Record<string, string>> = element.attribs): string => {
  const attributes = Object.entries(attribs).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const inside = element.children.map((child) => ('attribs' in child ? markup(child) : 'data' in child ? escaped(String(child.data)) : ''))
  return `<${element.name}${attributes.join('')}>${inside.join('')}</${element.name}>`
}
