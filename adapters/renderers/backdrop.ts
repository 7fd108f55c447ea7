import type { ContainerNode, MeasuredNode, Node, TextNode } from '@takumi-rs/core'
import type { LightGrid } from '../../engine/create/asset.ts'
import { type Backdrop, backdropReader, type BackdropWanted, type DrawnRoom, meet } from '../../engine/create/backdrop.ts'
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
  const bare = wordless(node)
  const drawing = { pixels: await takumi.render(bare, { ...options, format: 'raw' }), width, height }
  const one = oneLetter(standing(node))
  const laid = await takumi.measure(one, { ...options, width: format.width, height: format.height ?? format.width, devicePixelRatio: 1 })
  const slots = new Map(material.template.slots.map((slot) => [slot.name, slotIn(slot, material.template, format)]))
  const isUncoloured = [...slots.values()].some(({ colour }) => colour === undefined)
  const inked = isUncoloured ? { inked: await takumi.render(inkedIn(one), { ...options, format: 'raw' }) } : {}
  const painted: Painted[] = []
  const shown = slotsIn(bare)
  for (const names of turnsOf([...slots.values()].filter(({ name }) => shown.has(name)))) {
    const paint = async (tree: Node): Promise<Filling> => {
      const filledWith = (colour: string) => takumi.render(filled(tree, names, colour), { ...options, format: 'raw' })
      return { light: await filledWith('white'), dark: await filledWith('black') }
    }
    painted.push({ names, shown: await paint(bare), alone: await paint(without(bare, names)) })
  }
  return sizeOf(one, laid, slots, { drawing, ratio, painted, ...inked })
}

/** Rooms of words filled with light and with dark in turn. */
interface Filling {
  light: Uint8Array
  dark: Uint8Array
}

/** Where filling makes a difference to rooms that nothing could lie over, and none as the size is drawn, something lies over them. */
interface Painted {
  names: ReadonlySet<string>
  shown: Filling
  /** How far rooms reach: what an edge or an element around them cuts off, or a pixel that they only touch, is covered by nothing. */
  alone: Filling
}

/** Slots in turns, so that no two rooms of a turn meet: what stands in one of them is never taken for the room of another. */
const turnsOf = (slots: readonly Slot[]): Set<string>[] => {
  const turns: Slot[][] = []
  for (const slot of slots) {
    const { box } = slot
    if (!box) continue
    const free = turns.find((turn) => turn.every((other) => !other.box || !meet(box, other.box)))
    if (free) free.push(slot)
    else turns.push([slot])
  }
  return turns.map((turn) => new Set(turn.map(({ name }) => name)))
}

/** The words of these slots as one block that fills their room, above what their element itself is painted with. */
const filled = (node: Node, names: ReadonlySet<string>, backgroundColor: string): Node => {
  if (node.type === 'container' && names.has(node.attributes?.['data-slot'] ?? ''))
    return {
      ...node,
      children: [{ type: 'container', style: { position: 'absolute', left: 0, top: 0, width: '100%', height: '100%', backgroundColor } }],
    }
  return withChildren(node, ({ children = [] }) => children.map((child) => filled(child, names, backgroundColor)))
}

/** Nothing but these slots and what they stand in is seen; all keeps its place. */
const without = (node: Node, names: ReadonlySet<string>): Node => {
  if (names.has(node.attributes?.['data-slot'] ?? '')) return node
  return [...slotsIn(node)].some((name) => names.has(name))
    ? withChildren(node, ({ children = [] }) => children.map((child) => without(child, names)))
    : { ...node, style: { ...node.style, opacity: 0 } }
}

/** Slots that an element with words is marked to show. */
const slotsIn = (node: Node): Set<string> => {
  if (node.type !== 'container') return new Set()
  const below = (node.children ?? []).flatMap((child) => [...slotsIn(child)])
  return new Set(inSlot(node) ? [node.attributes?.['data-slot'] ?? '', ...below] : below)
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
    if (slot && node.type === 'container' && !rooms.has(name)) rooms.set(name, roomOf(slot, box, letter, seen))
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
  painted: readonly Painted[]
  /** The same with blocks where words begin; where some slot names no colour. */
  inked?: Uint8Array
}

const roomOf = (slot: Slot, box: Box, letter: Box | undefined, drawn: Drawn): DrawnRoom => {
  const line = slot.type?.lineHeight ?? box.height
  const middle = letter && letter.y + letter.height / 2 - box.y
  const ink = slot.colour === undefined && letter ? inkAt(letter, drawn) : undefined
  const cells = { columns: Math.ceil(box.width / 24), rows: Math.ceil((2 * box.height) / line) }
  const covered = slot.box && coveredIn(box, slot.name, cells, drawn)
  return {
    ...(ink !== undefined && { ink }),
    ...(covered?.some((part) => part > 0) && { covered }),
    light: lightIn(box, cells, drawn),
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

/** The pixels of each cell of a box, row by row, as places in what was drawn. */
const cellsOf = (box: Box, cells: { columns: number; rows: number }, { drawing: { width, height }, ratio }: Pick<Drawn, 'drawing' | 'ratio'>) => {
  const [columns, rows] = [Math.min(most, Math.max(1, cells.columns)), Math.min(most, Math.max(1, cells.rows))]
  const inside = (at: number, end: number): number => Math.min(end - 1, Math.max(0, at))
  const reach = (start: number, length: number, n: number, of: number, end: number): [number, number] => {
    const from = inside(Math.floor((start + (length * n) / of) * ratio), end)
    return [from, Math.max(from, inside(Math.ceil((start + (length * (n + 1)) / of) * ratio) - 1, end))]
  }
  const places = Array.from({ length: columns * rows }, (_, cell): number[] => {
    const [left, right] = reach(box.x, box.width, cell % columns, columns, width)
    const [top, foot] = reach(box.y, box.height, Math.floor(cell / columns), rows, height)
    return Array.from({ length: (foot - top + 1) * (right - left + 1) }, (_at, n) => {
      const across = right - left + 1
      return ((top + Math.floor(n / across)) * width + left + (n % across)) * 4
    })
  })
  return { columns, rows, places }
}

/** Darkest and lightest place of each cell of a box, in what was drawn. */
const lightIn = (box: Box, cells: { columns: number; rows: number }, drawn: Drawn): LightGrid => {
  const { columns, rows, places } = cellsOf(box, cells, drawn)
  const lights = places.map((cell) => cell.map((at) => lightAt(drawn.drawing.pixels, at)))
  const ofEach = (choose: (a: number, b: number) => number): number[] =>
    lights.map((cell) => thousandth(cell.reduce((one, other) => choose(one, other))))
  return { columns, rows, darkest: ofEach(Math.min), lightest: ofEach(Math.max) }
}

/** Of 255, by which light and dark still differ under what lets nothing through that could be read. */
const unread = 40

/** Of each cell of a box, the share of what the room of a slot reaches in which it makes no difference how it is filled. */
const coveredIn = (box: Box, name: string, cells: { columns: number; rows: number }, drawn: Drawn): number[] | undefined => {
  const painted = drawn.painted.find(({ names }) => names.has(name))
  if (!painted) return undefined
  const { shown, alone } = painted
  return cellsOf(box, cells, drawn).places.map((cell) => {
    const reached = cell.filter((at) => differsAt(alone, at))
    return reached.length === 0 ? 0 : hundredth(reached.filter((at) => !differsAt(shown, at)).length / reached.length)
  })
}

const differsAt = ({ light, dark }: Filling, at: number): boolean =>
  [0, 1, 2].some((channel) => Math.abs((light[at + channel] ?? 0) - (dark[at + channel] ?? 0)) > unread)

/** What nothing is painted on lets the page through that the picture is put in, and pages are white until they say otherwise. */
const lightAt = (pixels: Uint8Array, at: number): number => {
  const solid = (pixels[at + 3] ?? 0) / 255
  const channel = (n: number): number => ((pixels[at + n] ?? 0) / 255) * solid + 1 - solid
  return luminance([channel(0), channel(1), channel(2)])
}
