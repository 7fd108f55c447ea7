import type { Node, RenderOptions, RgbaImage } from '@takumi-rs/core'
import type { Asset } from '../../engine/create/asset.ts'
import { cssValue } from '../../engine/create/design-token.ts'
import { drawnIn, shapeOf } from '../../engine/create/formats-of.ts'
import { directionOf } from '../../engine/create/locale-direction.ts'
import { mediaName } from '../../engine/create/media-name.ts'
import type { Box, Format, Slot } from '../../engine/create/template.ts'
import type { Cut } from './fitted-picture.ts'
import { showLiquid } from './liquid.ts'
import { pictureTree } from './picture-tree.ts'
import type { Material, Occasion, RenderedFont, Sheet } from './renderer.ts'
import { safeLayout } from './sanitise.ts'
import { sceneOf } from './scene.ts'
import { layoutOf, ownRules, propertiesOf, tokensOf } from './template-sheet.ts'

/** What one size is drawn with, and who cuts its pictures to their rooms. */
export interface Stand extends Pick<Sheet, 'format' | 'ratio'> {
  cut(asset: Asset, cut: Cut): Promise<RgbaImage>
}

/** The markup of one format, with its slots filled. */
export const layoutIn = (material: Material, occasion: Occasion, format: Format): string => {
  const scene = { ...sceneOf(material, occasion), format: { ...format, ...shapeOf(format) }, direction: directionOf(occasion.locale) }
  return safeLayout(showLiquid(layoutOf(material.template.body), 'html', scene)).trim()
}

/** A picture of a format as it is handed to Takumi. */
export const scenery = async (
  material: Material,
  occasion: Occasion,
  { format, ratio, cut }: Stand,
): Promise<{ node: Node; options: RenderOptions }> => {
  const { template, fonts } = material
  const tokens = tokensOf(material.brand)
  const slots = new Map(template.slots.map((slot) => [slot.name, drawnIn(slot, template, format, occasion.locale)]))
  const direction = directionOf(occasion.locale)
  const room = { width: format.width, height: format.height ?? format.width }
  const html = layoutIn(material, occasion, format)
  const pixels = await pixelsIn(
    html,
    material.assets.values(),
    (slot) => {
      const { width, height } = slots.get(slot ?? '')?.box ?? room
      return { width: Math.ceil(width * ratio), height: Math.ceil(height * ratio) }
    },
    cut,
  )
  const children = pictureTree(
    html,
    (name) => {
      const slot = slots.get(name)
      const colour = tokens.get(slot?.colour ?? '')
      return slot && { ...styleOfBox(slot.box), ...styleOfText(slot, fonts), ...(colour && { color: cssValue(colour) }) }
    },
    (address, slot) => pixels.get(`${address} ${slot ?? ''}`),
  )
  return {
    node: {
      type: 'container',
      tagName: 'div',
      className: 'picture',
      style: { display: 'block', position: 'relative', overflow: 'hidden', ...room },
      dir: direction,
      lang: occasion.locale,
      children,
    },
    options: {
      width: Math.ceil(room.width * ratio),
      height: Math.ceil(room.height * ratio),
      devicePixelRatio: ratio,
      css: [`.picture{${propertiesOf(material)}}${ownRules(template)}`],
      lang: occasion.locale,
    },
  }
}

/** Every picture that a layout shows, cut for the slot that shows it. */
const pixelsIn = async (
  html: string,
  assets: Iterable<Asset>,
  cutOf: (slot: string | undefined) => { width: number; height: number },
  cut: Stand['cut'],
): Promise<Map<string, RgbaImage>> => {
  const named = new Map([...assets].map((asset) => [mediaName(asset), asset]))
  const found = new Map<string, RgbaImage>()
  for (const [tag] of html.matchAll(/<img\b[^>]*>/g)) {
    const [address = '', slot] = [/\bsrc="([^"]*)"/.exec(tag)?.[1], /\bdata-slot="([^"]*)"/.exec(tag)?.[1]]
    const asset = named.get(address.slice(address.lastIndexOf('/') + 1))
    if (asset) found.set(`${address} ${slot ?? ''}`, await cut(asset, cutOf(slot)))
  }
  return found
}

const styleOfBox = (box: Box | undefined) =>
  box ? { position: 'absolute' as const, left: box.x, top: box.y, width: box.width, height: box.height, boxSizing: 'border-box' as const } : {}

/** How the text of a slot is set. */
export const styleOfText = ({ type, maxLines }: Pick<Slot, 'type' | 'maxLines'>, fonts: readonly RenderedFont[]) => {
  const font = type && fonts.find(({ key }) => key === type.font)
  return {
    ...(type && { fontSize: type.size, lineHeight: `${type.lineHeight}px`, letterSpacing: type.letterSpacing }),
    ...(font && { fontFamily: `"${font.family.replace(/["\\<>]/g, '')}"`, fontWeight: font.weight }),
    // One line is one line: it does not wrap, it runs over.
    ...(maxLines === 1 && { whiteSpace: 'nowrap' as const }),
  }
}
