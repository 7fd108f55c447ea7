import type { ContainerNode, MeasuredNode, Node, TextNode } from '@takumi-rs/core'
import type { LightGrid } from '../../engine/create/asset.ts'
import { type Backdrop, backdropReader, type BackdropWanted, type DrawnRoom } from '../../engine/create/backdrop.ts'
import { formatsOf, slotIn } from '../../engine/create/formats-of.ts'
import type { Box, Format, Slot } from '../../engine/create/template.ts'
import { luminance } from '../../engine/guard/contrast.ts'
import { nameLocked } from '../../engine/guard/locked-marks.ts'
import { draughtsmanFor } from './draughtsman-for.ts'
import { roughPicture } from './fitted-picture.ts'
import { runsIn } from './laid-runs.ts'
import { scenery } from './picture-scenery.ts'
import type { Drawing, Material, Sheet } from './renderer.ts'

/** Device pixels a CSS pixel: a look at light and dark takes no more, and many sizes are looked at. */
const ratioOf = ({ width, height = width }: Format): number => Math.min(0.5, 480 / Math.max(width, height))

/** Draws every size without its words, and reads what stands behind them. */
export const readBackdrop = async (material: Material, wanted: BackdropWanted, bytesOf: Sheet['bytesOf']): Promise<Backdrop> => {
  const named = { ...material, template: { ...material.template, body: nameLocked(material.template.body) } }
  const sizes: Backdrop['sizes'] = {}
  for (const format of formatsOf(material.template)) sizes[format.name] = await readSize(named, wanted, format, bytesOf)
  return { key: wanted.key, renderer: backdropReader, sizes }
}

const readSize = async (material: Material, { choice, locale }: BackdropWanted, format: Format, bytesOf: Sheet['bytesOf']): Promise<Size> => {
  const ratio = ratioOf(format)
  const cut: Parameters<typeof scenery>[2]['cut'] = (asset, room) => roughPicture(asset, room, bytesOf)
  const { node, options } = await scenery(material, { choice, locale, media: '' }, { format, ratio, cut })
  const takumi = await draughtsmanFor(material.fonts)
  const { width = 0, height = 0 } = options
  const drawing = { pixels: await takumi.render(wordless(node), { ...options, format: 'raw' }), width, height }
  const one = oneLetter(standing(node))
  const laid = await takumi.measure(one, { ...options, width: format.width, height: format.height ?? format.width, devicePixelRatio: 1 })
  const slots = new Map(material.template.slots.map((slot) => [slot.name, slotIn(slot, material.template, format)]))
  const isUncoloured = [...slots.values()].some(({ colour }) => colour === undefined)
  const inked = isUncoloured ? { inked: await takumi.render(inkedIn(one), { ...options, format: 'raw' }) } : {}
  return sizeOf(one, laid, slots, { drawing, ratio, ...inked })
}

type Size = Backdrop['sizes'][string]
type Slots = ReadonlyMap<string, Slot>

const inSlot = ({ attributes }: Node): boolean => attributes?.['data-slot'] !== undefined
const isText = (node: Node): node is TextNode => node.type === 'text'
const withChildren = (node: Node, children: (one: ContainerNode) => Node[]): Node =>
  node.type === 'container' && node.children ? { ...node, children: children(node) } : node

/** The words of slots keep their room and leave no ink. */
const wordless = (node: Node, within = inSlot(node)): Node =>
  isText(node)
    ? { ...node, ...(within && { style: { ...node.style, color: 'transparent' } }) }
    : withChildren(node, ({ children = [] }) => children.map((child) => wordless(child, within || inSlot(child))))

/** A picture without a box is a letter among words for whoever lays them out, and is not told of; as a block it has a place. */
const standing = (node: Node): Node =>
  node.type === 'image' && inSlot(node) && node.style?.position === undefined
    ? { ...node, style: { ...node.style, display: 'block' } }
    : withChildren(node, ({ children = [] }) => children.map(standing))

/** Each slot says one letter, so that it is seen where words begin in its room. */
const oneLetter = (node: Node): Node => {
  let said = false
  const letter = (one: Node): Node[] => {
    if (!isText(one)) return [withChildren(one, ({ children = [] }) => children.flatMap(letter))]
    if (said) return []
    said = true
    return [{ ...one, text: 'x' }]
  }
  return inSlot(node)
    ? withChildren(node, ({ children = [] }) => children.flatMap(letter))
    : withChildren(node, ({ children = [] }) => children.map(oneLetter))
}

/** The words of slots as blocks of their own colour: which one that is, only the rules of the layout know. */
const inkedIn = (node: Node, within = inSlot(node)): Node =>
  isText(node)
    ? { ...node, ...(within && { style: { ...node.style, backgroundColor: 'currentColor' } }) }
    : withChildren(node, ({ children = [] }) => children.map((child) => inkedIn(child, within || inSlot(child))))

const boxOf = ({ transform: [, , , , x, y], width, height }: MeasuredNode): Box => ({ x, y, width, height })

const around = (boxes: readonly Box[]): Box | undefined => {
  const seen = boxes.filter(({ width, height }) => width > 0 && height > 0)
  if (seen.length === 0) return undefined
  const [x, y] = [Math.min(...seen.map((box) => box.x)), Math.min(...seen.map((box) => box.y))]
  return { x, y, width: Math.max(...seen.map((box) => box.x + box.width)) - x, height: Math.max(...seen.map((box) => box.y + box.height)) - y }
}

const sizeOf = (drawn: Node, laid: MeasuredNode, slots: Slots, seen: Drawn): Size => {
  const [rooms, locked, loose] = [new Map<string, DrawnRoom>(), new Map<string, Box[]>(), new Map<string, Box>()]
  const walk = (node: Node, at: MeasuredNode): void => {
    const { 'data-slot': name = '', 'data-locked': part } = node.attributes ?? {}
    const slot = slots.get(name)
    const [box, letter] = [boxOf(at), around(runsIn(at))]
    if (slot && node.type === 'container' && !rooms.has(name) && isReadFor(slot)) rooms.set(name, roomOf(slot, box, letter, seen))
    const lies = slot && !slot.box && !loose.has(name) ? (around([box]) ?? letter) : undefined
    if (lies) loose.set(name, rounded(lies))
    // Words may stand in an element that is far wider than they are; what else is drawn fills its own.
    if (part !== undefined) locked.set(part, [...(locked.get(part) ?? []), ...(node.type === 'container' ? runsIn(at) : [boxOf(at)])])
    if (node.type === 'container' && node.children?.length === at.children.length)
      node.children.forEach((child, n) => at.children[n] && walk(child, at.children[n]))
  }
  walk(drawn, laid)
  const parts = [...locked].flatMap(([name, boxes]): [string, Box][] => {
    const box = around(boxes)
    return box ? [[name, rounded(box)]] : []
  })
  return { rooms: Object.fromEntries(rooms), locked: Object.fromEntries(parts), loose: Object.fromEntries(loose) }
}

const hundredth = (value: number): number => Math.round(value * 100) / 100
const rounded = ({ x, y, width, height }: Box): Box => ({ x: hundredth(x), y: hundredth(y), width: hundredth(width), height: hundredth(height) })

interface Drawn {
  drawing: Drawing
  ratio: number
  /** The same with blocks where words begin; where some slot names no colour. */
  inked?: Uint8Array
}

/** Where both the words and what they stand on are colours that are named, nothing is to be read. */
const isReadFor = ({ colour, ground }: Slot): boolean => colour === undefined || !ground || !('colour' in ground)

const roomOf = (slot: Slot, box: Box, letter: Box | undefined, drawn: Drawn): DrawnRoom => {
  const line = slot.type?.lineHeight ?? box.height
  const middle = letter && letter.y + letter.height / 2 - box.y
  const ink = slot.colour === undefined && letter ? inkAt(letter, drawn) : undefined
  return {
    ...(ink !== undefined && { ink }),
    light: lightIn(box, { columns: Math.ceil(box.width / 24), rows: Math.ceil((2 * box.height) / line) }, drawn),
    across: letter ? share(letter.x - box.x, box.width - letter.width) : 0,
    down: middle === undefined ? 0 : share(middle - line / 2, box.height - line),
  }
}

/** In a room without any to spare words stand at its beginning. */
const share = (before: number, spare: number): number => (spare < 1 ? 0 : hundredth(Math.min(1, Math.max(0, before / spare))))

/** Luminance in the middle of a block. What lies over words is what is seen of them. */
const inkAt = ({ x, y, width, height }: Box, { drawing, ratio, inked }: Drawn): number | undefined => {
  const [column, row] = [Math.floor((x + width / 2) * ratio), Math.floor((y + height / 2) * ratio)]
  if (!inked || column < 0 || row < 0 || column >= drawing.width || row >= drawing.height) return undefined
  return thousandth(lightAt(inked, (row * drawing.width + column) * 4))
}

const most = 24
const thousandth = (light: number): number => Math.round(light * 1_000) / 1_000

/** Darkest and lightest place of each cell of a box, in what was drawn. */
const lightIn = (box: Box, cells: { columns: number; rows: number }, { drawing, ratio }: Drawn): LightGrid => {
  const [columns, rows] = [Math.min(most, Math.max(1, cells.columns)), Math.min(most, Math.max(1, cells.rows))]
  const [darkest, lightest] = [Array.from({ length: columns * rows }, () => 1), Array.from({ length: columns * rows }, () => 0)]
  const { pixels, width, height } = drawing
  const inside = (at: number, end: number): number => Math.min(end - 1, Math.max(0, at))
  const reach = (start: number, length: number, n: number, of: number, end: number): [number, number] => {
    const from = inside(Math.floor((start + (length * n) / of) * ratio), end)
    return [from, Math.max(from, inside(Math.ceil((start + (length * (n + 1)) / of) * ratio) - 1, end))]
  }
  for (let cell = 0; cell < columns * rows; cell++) {
    const [left, right] = reach(box.x, box.width, cell % columns, columns, width)
    const [top, foot] = reach(box.y, box.height, Math.floor(cell / columns), rows, height)
    for (let y = top; y <= foot; y++)
      for (let x = left; x <= right; x++) {
        const light = lightAt(pixels, (y * width + x) * 4)
        darkest[cell] = Math.min(darkest[cell] ?? 1, light)
        lightest[cell] = Math.max(lightest[cell] ?? 0, light)
      }
  }
  return { columns, rows, darkest: darkest.map(thousandth), lightest: lightest.map(thousandth) }
}

const lightAt = (pixels: Uint8Array, at: number): number =>
  luminance([(pixels[at] ?? 0) / 255, (pixels[at + 1] ?? 0) / 255, (pixels[at + 2] ?? 0) / 255])
