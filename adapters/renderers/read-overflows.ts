import type { MeasuredNode, Node, RgbaImage } from '@takumi-rs/core'
import { shownText } from '../../engine/create/fit.ts'
import type { Overflow } from '../../engine/create/layout.ts'
import type { Box, Format } from '../../engine/create/template.ts'
import { draughtsmanFor } from './draughtsman-for.ts'
import { type LaidRun, runsIn } from './laid-runs.ts'
import type { Cut } from './fitted-picture.ts'
import { scenery } from './picture-scenery.ts'
import type { Material, Occasion } from './renderer.ts'

type Room = Pick<Box, 'width' | 'height'>

/** Where text of a slot leaves its element or the picture, in the very layout that is drawn. */
export const readOverflows = async (material: Material, occasion: Occasion, format: Format): Promise<Overflow[]> => {
  const { node, options } = await scenery(material, occasion, { format, ratio: 1, cut: async (_, cut) => blankOf(cut) })
  const takumi = await draughtsmanFor(material.fonts)
  const { width = 0, height = 0, ...lower } = options
  const picture = { width, height }
  const found: Overflow[] = []
  const loose: LaidRun[] = []
  const walk = (one: Node, laid: MeasuredNode, within: boolean): void => {
    const slot = one.attributes?.['data-slot']
    const isWalked = one.type === 'container' && one.children?.length === laid.children.length
    if (slot !== undefined) found.push(...overflowOf(slot, laid, picture))
    else if (!within) loose.push(...(isWalked ? runsIn({ ...laid, children: [] }) : runsIn(laid)))
    if (isWalked) one.children?.forEach((child, n) => laid.children[n] && walk(child, laid.children[n], within || slot !== undefined))
  }
  // Without an end below: Takumi leaves out the lines that would begin beyond it, and what is not drawn is what is looked for.
  walk(node, await takumi.measure(node, { ...lower, width }), false)
  return [...found, ...cutOff(loose, material, occasion, picture).filter(({ slot }) => !found.some((one) => one.slot === slot))]
}

/** Where words come to lie depends on how large a picture is, and not on what it shows. */
const blankOf = ({ width, height }: Cut): RgbaImage => ({ data: new Uint8Array(width * height * 4), width, height })

const isSeen = ({ text }: LaidRun): boolean => /\S/.test(text)

/** Where a run ends. A blank at the end of a line hangs over, and is not seen: no blank of a font is wider than three tenths of its line. */
const endOf = ({ x, width, height, text }: LaidRun): number => x + width - (/\s$/.test(text) ? height * 0.3 : 0)

/** By how much the last line reaches below an edge, once its middle does: the letters of a font may stand higher than its lines. */
const below = (runs: readonly LaidRun[], edge: number): number => {
  const middles = [...new Set(runs.map(({ y, height }) => hundredth(y + height / 2)))].sort((a, b) => b - a)
  const [last = 0, before = last - Math.max(...runs.map(({ height }) => height))] = middles
  return last > edge ? last + (last - before) / 2 - edge : 0
}

/** Its room ends where its element does, or the picture before it. */
const overflowOf = (slot: string, laid: MeasuredNode, picture: Room): Overflow[] => {
  const [, , , , x, y] = laid.transform
  const runs = runsIn(laid).filter(isSeen)
  const [right, bottom] = [Math.min(x + laid.width, picture.width), Math.min(y + laid.height, picture.height)]
  const over = {
    width: Math.max(...runs.map((run) => Math.max(endOf(run) - right, x - run.x))),
    height: below(runs, bottom),
  }
  return runs.length > 0 ? beyond(slot, { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) }, over) : []
}

/** Text that no element says to be of a slot is known by what it says, and has the whole picture as its room. */
const cutOff = (runs: readonly LaidRun[], { components }: Material, { choice, locale }: Occasion, picture: Room): Overflow[] =>
  Object.entries(choice).flatMap(([slot, id]) => {
    const held = components.get(id)
    const said = plainly((held && shownText(held, locale)) ?? '')
    const here = runs.filter((run) => isSeen(run) && said.includes(plainly(run.text)))
    if (here.length === 0) return []
    const left = Math.max(0, Math.min(...here.map(({ x }) => x)))
    const top = Math.max(0, Math.min(...here.map(({ y }) => y)))
    const over = {
      width: Math.max(...here.map((run) => Math.max(endOf(run) - picture.width, -run.x))),
      height: below(here, picture.height),
    }
    const box = { x: left, y: top, width: Math.max(1, picture.width - left), height: Math.max(1, picture.height - top) }
    return beyond(slot, box, over)
  })

const plainly = (text: string): string => text.replaceAll('\u200B', '').replaceAll(/\s+/g, ' ').trim().toLowerCase()

const beyond = (slot: string, box: Box, over: Room): Overflow[] =>
  over.width > 1 || over.height > 1
    ? [{ slot, box, overWidth: hundredth(Math.max(0, over.width)), overHeight: hundredth(Math.max(0, over.height)) }]
    : []

const hundredth = (px: number): number => Math.round(px * 100) / 100
