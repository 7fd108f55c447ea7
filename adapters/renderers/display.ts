import type { MeasuredNode, Node } from '@takumi-rs/core'
import { type Setting, pictureSetter } from '../../engine/create/measure.ts'
import type { Measurement } from '../../engine/create/measurement.ts'
import { plainText } from '../../engine/create/plain-text.ts'
import { readBackdrop } from './backdrop.ts'
import { draughtsmanFor } from './draughtsman-for.ts'
import { fittedPicture } from './fitted-picture.ts'
import { layoutIn, scenery, type Stand, styleOfText } from './picture-scenery.ts'
import { readOverflows } from './read-overflows.ts'
import type { Drawing, Material, Occasion, RenderedFont, Renderer, Rendition, Sheet } from './renderer.ts'
import { bodyProblem } from './template-sheet.ts'
import { withWordBreaks } from './word-breaks.ts'

/**
 * HTML with Liquid drawn as pictures by Takumi, in every size of a set. An element that shows a slot stands in the slot's box and is set in its type, so that
 * what is drawn is what was measured. Where a locale is written from the right, boxes lie mirrored.
 */
export const display: Renderer = {
  name: 'display',
  version: 1,
  renders: 'display',
  check: async ({ body }) => bodyProblem(body),
  render: async (material, occasion) => rendered(material, occasion),
  measure: (setting, fonts) => measured(setting, fonts),
  draw: async (material, occasion, sheet) => draw(material, occasion, sheet),
  overflows: async (material, occasion, format) => readOverflows(material, occasion, format),
  readsBackdrop: async (material, wanted, bytesOf) => readBackdrop(material, wanted, bytesOf),
}

const rendered = (material: Material, occasion: Occasion): Rendition => {
  const { format } = material.template
  const html = layoutIn(material, occasion, format)
  const said = plainText(html)
  const src = occasion.pictureAt?.(format) ?? ''
  const picture = `<img src="${src}" width="${format.width}" height="${format.height ?? ''}" alt="${said.replace(/\s+/g, ' ').replace(/["&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}">`
  return {
    html: occasion.whole
      ? `<!doctype html><html lang="${occasion.locale}"><head><meta charset="utf-8"><style>html,body{margin:0}img{display:block}</style></head><body>${picture}</body></html>`
      : picture,
    text: said,
    locale: occasion.locale,
  }
}

const standOf = ({ format, ratio, bytesOf }: Sheet): Stand => ({ format, ratio, cut: (asset, cut) => fittedPicture(asset, cut, bytesOf) })

const draw = async (material: Material, occasion: Occasion, sheet: Sheet): Promise<Drawing> => {
  const { node, options } = await scenery(material, occasion, standOf(sheet))
  const takumi = await draughtsmanFor(material.fonts)
  takumi.refuses?.(node)
  const pixels = await takumi.render(node, { ...options, format: 'raw' })
  return { pixels, width: options.width ?? 0, height: options.height ?? 0 }
}

const hundredth = (px: number): number => Math.round(px * 100) / 100

interface Lines {
  count: number
  /** Of the widest, without the blanks at its end. */
  width: number
}

/** Runs of one text as lines: what stands on one line has its middle in the same band. */
const linesIn = (runs: MeasuredNode['runs'], lineHeight: number, blank: number): Lines => {
  const lines = new Map<number, { from: number; to: number }>()
  for (const { text, x, y, width, height } of runs) {
    if (/^\s*$/.test(text)) continue
    const at = Math.max(0, Math.floor((y + height / 2) / lineHeight))
    const drawn = width - (/\s*$/.exec(text)?.[0].length ?? 0) * blank
    const line = lines.get(at) ?? { from: x, to: x + drawn }
    lines.set(at, { from: Math.min(line.from, x), to: Math.max(line.to, x + drawn) })
  }
  return { count: lines.size === 0 ? 0 : Math.max(...lines.keys()) + 1, width: Math.max(0, ...[...lines.values()].map(({ from, to }) => to - from)) }
}

/** Sets one text in the room of its slot, as it is drawn there. */
const measured = async ({ slot, text, key, gauge }: Setting, fonts: readonly RenderedFont[]): Promise<Measurement> => {
  const takumi = await draughtsmanFor(fonts)
  const { box, type } = slot
  const style = { display: 'block' as const, width: box.width, ...styleOfText(slot, fonts) }
  const lines = text
    .split('\n')
    .map((line): Node => ({ type: 'container', style: { display: 'block' }, children: [{ type: 'text', text: withWordBreaks(line) || ' ' }] }))
  const { children } = await takumi.measure({ type: 'container', style, children: lines }, { width: Math.ceil(box.width) })
  const blank = (gauge.ruler.units(' ', false) / gauge.ruler.unitsPerEm) * type.size + type.letterSpacing
  const set = children.map(({ runs }) => linesIn(runs, type.lineHeight, blank))
  const count = set.reduce((sum, line) => sum + Math.max(1, line.count), 0)
  const width = Math.max(0, ...set.map((line) => line.width))
  const height = count * type.lineHeight
  return {
    key,
    renderer: pictureSetter,
    lines: count,
    width: hundredth(width),
    height: hundredth(height),
    overWidth: hundredth(Math.max(0, width - box.width)),
    overHeight: hundredth(Math.max(0, height - box.height)),
    missing: [...new Set(text)].filter((character) => !gauge.ruler.has(character)).sort(),
  }
}
