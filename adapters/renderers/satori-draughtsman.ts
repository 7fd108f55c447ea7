import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MeasuredNode, Node, RenderOptions, RgbaImage } from '@takumi-rs/core'
import type { SatoriNode, SatoriOptions } from 'satori'
import { decoded } from '../../engine/create/plain-text.ts'
import { type Draughtsman, NotDrawn } from './draughtsman.ts'
import type { RenderedFont } from './renderer.ts'

const { resolve } = createRequire(import.meta.url)

type Weight = NonNullable<SatoriOptions['fonts'][number]['weight']>
type Style = Record<string, unknown>
/** As satori takes elements: what React would make of JSX. */
interface Element {
  type: string
  props: Style
}

/**
 * Draws where Takumi has no part for the platform: satori lays out and shapes, resvg fills the pixels. What it takes and answers is what Takumi does, so that all
 * that draws and measures stays as it is. It works on the calling thread, three to eight times as long.
 */
export const satoriDraughtsman = async (fonts: readonly RenderedFont[]): Promise<Draughtsman> => {
  const [{ default: satori }, { Resvg }, { default: sharp }] = await Promise.all([import('satori'), import('@resvg/resvg-js'), import('sharp')])
  const faces = fonts.map(({ family, weight, file }) => ({
    name: family,
    weight: weight as Weight,
    style: 'normal' as const,
    data: readFileSync(resolve(file)),
  }))
  const packed = new WeakMap<RgbaImage, Promise<string>>()
  const addressOf = (picture: RgbaImage): Promise<string> => {
    const known = packed.get(picture) ?? pngAddress(picture)
    packed.set(picture, known)
    return known
  }
  const layOut = async (node: Node, { width = 0, height = 0, devicePixelRatio = 1, css = [] }: RenderOptions, more: Partial<SatoriOptions>) => {
    const sheet = [resets, ...new Set(presetsIn(node)), ...[css].flat().filter((rules) => typeof rules === 'string')].join('\n')
    const element = await elementOf(node, addressOf, sheet)
    const size = { width: Math.ceil(width / devicePixelRatio), height: Math.ceil(height / devicePixelRatio) }
    // What it does not know of CSS it leaves out, as a browser would.
    return satori(element as never, { ...size, fonts: faces, pointScaleFactor: 0, onStyleError: () => undefined, ...more })
  }
  return {
    refuses: refuseWrong,
    render: async (node, options) => {
      const { width = 0, height = 0, devicePixelRatio: value = 1 } = options
      const svg = await layOut(node, options, {})
      const png = new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value } }).render().asPng()
      return new Uint8Array(await sharp(png).resize(Math.ceil(width), Math.ceil(height), { fit: 'fill' }).ensureAlpha().raw().toBuffer())
    },
    measure: async (node, options) => {
      const boxes = new Map<number, SatoriNode>()
      const numbered = numberedTree(node)
      const svg = await layOut(numbered, options, {
        embedFont: false,
        onNodeDetected: (found) => {
          const { 'data-n': n } = found.props as { 'data-n'?: string }
          if (n !== undefined) boxes.set(Number(n), found)
        },
      })
      return measuredTree(numbered, boxes, wordsIn(svg))
    },
  }
}

const pngAddress = async ({ data, width, height }: RgbaImage): Promise<string> => {
  const { default: sharp } = await import('sharp')
  const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return `data:image/png;base64,${bytes.toString('base64')}`
}

/** What HTML would add to our trees, taken away. */
const resets = 'h1,h2,h3,h4,h5,h6,small{font-size:inherit}h1,h2,h3,h4,h5,h6{font-weight:inherit}a{text-decoration:none;color:inherit}'

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The presets of a tree hang on its tags: as rules of tags any rule of the layout overrules them. */
const presetsIn = (node: Node): string[] => [
  ...(node.preset && node.tagName !== undefined ? [presetRule(node.tagName, node.preset as Style)] : []),
  ...(node.type === 'container' ? (node.children ?? []).flatMap(presetsIn) : []),
]
const presetRule = (tag: string, preset: Style): string =>
  `${tag}{${Object.entries(preset)
    .map(([name, value]) => `${kebab(name)}:${String(value)}`)
    .join(';')}}`

const elementOf = async (node: Node, addressOf: (picture: RgbaImage) => Promise<string>, sheet?: string): Promise<Element> => {
  const { tagName = 'span', className, lang, dir, attributes, style } = node as Node & { dir?: string }
  const [type, looks] = [node.type === 'image' ? 'img' : tagName, style as Style]
  const common = {
    ...attributes,
    ...(className !== undefined && { className }),
    ...(lang !== undefined && { lang }),
    ...(dir !== undefined && { dir }),
  }
  if (node.type === 'text') return { type: 'span', props: { ...common, style: looks, children: node.text } }
  if (node.type === 'image') return { type, props: { ...common, style: looks, src: await sourceOf(node.src as string | RgbaImage, addressOf) } }
  const children: (Element | string)[] = sheet === undefined ? [] : [{ type: 'style', props: { children: sheet } }]
  for (const child of node.children ?? []) children.push(isPlain(child) ? child.text : await elementOf(child, addressOf))
  return { type, props: { ...common, style: looks, children } }
}

/** Bare words, which are laid out as one text with what stands beside them. */
const isPlain = (node: Node): node is Extract<Node, { type: 'text' }> => node.type === 'text' && node.style === undefined

const sourceOf = async (src: string | RgbaImage, addressOf: (picture: RgbaImage) => Promise<string>): Promise<string> =>
  typeof src === 'string' ? `data:image/svg+xml;base64,${Buffer.from(src).toString('base64')}` : addressOf(src)

/** Their letters are joined of parts, and satori lets the dots of some stand beside them. */
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

/** Nothing is drawn that would be wrong: letters that are joined, and, from the right, words with an element among them, which would change places. */
const refuseWrong = (node: Node): void => refuseIn(node, false)

const refuseIn = (node: Node, fromRight: boolean): void => {
  if (node.type === 'text' && joined.test(node.text))
    throw new NotDrawn(
      'Arabic letters are not drawn on this machine: what draws here, satori, sets the dots of some beside them.',
      'Draw them on a platform that Takumi has a part for (Linux, macOS, Windows; x64 and arm64).',
    )
  if (node.type !== 'container') return
  const turned = fromRight || (node as Node & { dir?: string }).dir === 'rtl'
  const children = node.children ?? []
  const isInline = (child: Node): boolean => child.type === 'container' && (child.preset as Style | undefined)?.['display'] === 'inline'
  if (turned && children.some((child) => child.type === 'text') && children.some(isInline))
    throw new NotDrawn(
      'Words that are written from the right, with some among them that are set otherwise, are not drawn on this machine: satori would change their places.',
      'Take the markup out of them, or draw them on a platform that Takumi has a part for.',
    )
  for (const child of children) refuseIn(child, turned)
}

/** Each container bears its number, and its words that number as their colour: so it is told in the drawing whose a word is. */
const numberedTree = (root: Node): Node => {
  let next = 0
  const number = (node: Node): Node => {
    const n = ++next
    const style = { ...(node.style as Style), ...(node.type !== 'image' && { color: `#${n.toString(16).padStart(6, '0')}` }) }
    const one = { ...node, attributes: { ...node.attributes, 'data-n': String(n) }, style }
    // Bare words take the number of what they stand in.
    return one.type === 'container' && one.children
      ? { ...one, children: one.children.map((child) => (isPlain(child) ? child : number(child))) }
      : one
  }
  return number(root)
}

interface Run {
  text: string
  x: number
  /** Of the base line. */
  y: number
  width: number
  height: number
  size: number
}

/** Words as they stand in the drawing, by the number that they are coloured with. */
const wordsIn = (svg: string): Map<number, Run[]> => {
  const found = new Map<number, Run[]>()
  for (const [, attributes = '', text = ''] of svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)) {
    const of = (name: string): number => Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? 0)
    const n = Number.parseInt(/ fill="#([0-9a-f]{6})"/.exec(` ${attributes}`)?.[1] ?? '0', 16)
    const run = { text: decoded(text), x: of('x'), y: of('y'), width: of('width'), height: of('height'), size: of('font-size') }
    found.set(n, [...(found.get(n) ?? []), run])
  }
  return found
}

/** Of most fonts the middle of a line lies so far above its base line, in sizes of the type. */
const middle = 0.34

const measuredTree = (root: Node, boxes: ReadonlyMap<number, SatoriNode>, runs: ReadonlyMap<number, Run[]>): MeasuredNode => {
  const measured = (node: Node): MeasuredNode => {
    const n = Number(node.attributes?.['data-n'] ?? 0)
    const { left = 0, top = 0, width = 0, height = 0 } = boxes.get(n) ?? {}
    return {
      width,
      height,
      transform: [1, 0, 0, 1, left, top],
      children: node.type === 'container' ? (node.children ?? []).map(measured) : [],
      runs: (runs.get(n) ?? []).map((run) => ({
        text: run.text,
        x: run.x - left,
        y: run.y - middle * run.size - run.height / 2 - top,
        width: run.width,
        height: run.height,
      })),
    }
  }
  return measured(root)
}
