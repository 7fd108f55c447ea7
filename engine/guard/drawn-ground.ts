import { anyFrom, type Backdrop, backdropName, type DrawnRoom, mayStandOn, picturesUnder } from '../create/backdrop.ts'
import type { Part } from '../create/crop.ts'
import type { ColourValue } from '../create/design-token.ts'
import { formatsOf } from '../create/formats-of.ts'
import type { Ground, Slot } from '../create/template.ts'
import { averageIn, lightIn, type Lights, luminanceOf } from './contrast.ts'
import type { Piece, Subject, Surroundings } from './guardrail-kind.ts'

/** What a text stands on in one size. */
export interface Seen {
  /** Luminances that text may meet: of a colour one, of a picture its darkest and lightest place. None where nobody can tell. */
  lights: number[]
  /** Of the picture that it stands on. */
  name?: string
  /** Luminance of the text, where it was read. */
  ink?: number | undefined
  /** Read from what was drawn, not reckoned. */
  drawn?: true
}

/** What was drawn of a set of sizes with one picture, and in which of them that picture is what a text stands on. */
export interface Drawn {
  sizes: Backdrop['sizes']
  /** Absent where the text stands on none. */
  picture?: Piece
  /** Names of sizes that are judged with this picture: where several lie behind a text each has its own, and where none does the first has them. */
  about: ReadonlySet<string>
  on: ReadonlySet<string>
}

export const drawnBehind = (
  { pieces: [piece, picture], locale }: Subject,
  { template, family, backdrops, kinds }: Surroundings,
): Drawn | undefined => {
  if (!piece || !backdrops) return undefined
  const asset = picture?.fields['asset'] ?? ''
  const behind = picture && { slot: picture.slot.name, component: picture.component.id, asset }
  const found = behind ? backdrops.get(backdropName(locale, behind)) : anyFrom(backdrops, locale)
  if (!found) return undefined
  const isFilled = (name: string): boolean => (family.slots[name] ?? []).length > 0
  const [first] = mayStandOn(piece.slot, template, kinds).filter(isFilled)
  const under = formatsOf(template).map((format) => [format.name, picturesUnder(piece.slot, template, format, kinds).filter(isFilled)] as const)
  const on = under.flatMap(([size, names]) => (behind && names.includes(behind.slot) ? [size] : []))
  const beside = under.flatMap(([size, names]) => (names.length === 0 && behind?.slot === first ? [size] : []))
  return { sizes: found.sizes, ...(picture && { picture }), about: new Set([...on, ...beside]), on: new Set(on) }
}

const colourOfGround = (ground: Ground | undefined, around: Surroundings): ColourValue | undefined =>
  ground && 'colour' in ground ? colourAt(ground.colour, around) : undefined

/** What a text stands on in one size as it was drawn; nothing where the size does not show it. */
export const drawnGround = (
  piece: Piece,
  format: string | undefined,
  { sizes, picture, about, on }: Drawn,
  around: Surroundings,
): Seen | undefined => {
  const { slot } = piece
  const first = around.template.format.name
  const size = format ?? first
  const room = sizes[size]?.rooms[slot.name]
  const named = colourOfGround(slot.ground, around)
  if (!about.has(size) || (!room && !(named && slot.box))) return undefined
  // Of words that are covered it is told that they are: what lies over them is no ground.
  if (room && coveredShare(piece, size, room, around) >= mostCovered) return undefined
  const lights = slot.box && room && behindWords(slot, room, size === first ? piece.measured : foundIn(piece, size))
  const name = on.has(size) ? picture?.asset?.name : undefined
  return {
    lights: named && slot.box ? [luminanceOf(named)] : lights ? [lights.darkest, lights.lightest] : [],
    drawn: true,
    ink: room?.ink,
    ...(name !== undefined && { name }),
  }
}

const foundIn = ({ places }: Piece, size: string): Piece['measured'] => places?.find(({ format }) => format === size)?.found

/** Behind the lines of a text as it was set, in the room as it was drawn. */
const behindWords = (slot: Slot, room: DrawnRoom, found: Piece['measured']): Lights => lightIn(room.light, wordsIn(slot, room, found))

/** Where in its room the lines of a text stand, in shares of it; all of it where nobody has set the text. */
const wordsIn = ({ box }: Slot, room: DrawnRoom, found: Piece['measured']): Part => {
  const [width, height] =
    !box || found === undefined || found === 'missing' ? [1, 1] : [Math.min(1, found.width / box.width), Math.min(1, found.height / box.height)]
  return { x: room.across * (1 - width), y: room.down * (1 - height), width, height }
}

/** From this share on nobody reads what is left of a text. */
export const mostCovered = 0.5

/** The share of the lines of a text over which something is drawn in one size, 0 to 1. */
export const coveredShare = (piece: Piece, size: string, room: DrawnRoom, around: Surroundings): number => {
  const { covered, light } = room
  if (!covered) return 0
  const found = size === around.template.format.name ? piece.measured : foundIn(piece, size)
  return averageIn({ ...light, cells: covered }, wordsIn(piece.slot, room, found))
}

/** Words that no element is marked to be of lie where nobody can tell. */
export const isUnmarked = ({ name, colour, ground }: Slot, { sizes }: Drawn): boolean =>
  !(colour !== undefined && ground && 'colour' in ground) && Object.values(sizes).every(({ rooms }) => !rooms[name])

export const colourAt = (path: string | undefined, { tokens }: Surroundings): ColourValue | undefined => {
  const token = path === undefined ? undefined : tokens.get(path)
  return token?.type === 'color' ? token.value : undefined
}
