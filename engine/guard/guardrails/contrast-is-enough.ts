import { z } from 'zod'
import type { ColourValue } from '../../create/design-token.ts'
import type { Ground, Slot, Template } from '../../create/template.ts'
import { mayStandOn } from '../../create/backdrop.ts'
import { pictureSetter, setterOf } from '../../create/measure.ts'
import { shownPictures } from '../../create/shown-picture.ts'
import { takesPictures } from '../../create/slot-kinds.ts'
import { showsShade } from '../../create/shade.ts'
import { linesAt } from '../body-lines.ts'
import { contrastRatio, lightBehind, type Lights, luminanceOf, shaded } from '../contrast.ts'
import { colourAt, drawnBehind, drawnGround, isUnmarked, type Seen } from '../drawn-ground.ts'
import { inEachSize, saidOfSize } from '../each-size.ts'
import { type Drafted, guardrailKind, type Piece, type Reach, type Subject, type Surroundings } from '../guardrail-kind.ts'
import { markSlot } from '../mark-slot.ts'

/** Text with each picture that it may stand on. What is drawn is read from its pixels, whatever its slots say of colours. */
const textAndGround: Reach = (template, kinds) =>
  template.slots
    .filter((slot) => (isDrawn(template) ? !takesPictures(slot, kinds) : slot.colour !== undefined && slot.ground !== undefined))
    .flatMap((slot) => {
      const pictures = mayStandOn(slot, template, kinds)
      return pictures.length === 0 ? [[slot.name]] : pictures.map((picture) => [slot.name, picture])
    })

const isDrawn = ({ channel }: Pick<Template, 'channel'>): boolean => setterOf(channel) === pictureSetter

export const contrastIsEnough = guardrailKind({
  name: 'contrast-is-enough',
  demands: 'Text stands out from its ground (WCAG 2.2, 1.4.3)',
  why: 'Text that does not stand out is not read by one reader in five, and by nobody in the sun.',
  settings: z.strictObject({
    normal: z.number().min(1).max(21).default(4.5).meta({ title: 'Least contrast' }),
    large: z.number().min(1).max(21).default(3).describe('from 24 px, or 18.66 px bold').meta({ title: 'Least contrast of large text' }),
    close: z.number().min(0).max(5).default(0.3).describe('warn where it passes by less').meta({ title: 'Too close' }),
  }),
  about: 'looks',
  severity: 'block',
  judges: textAndGround,
  says: ({ normal, large, close }) => `${normal} : 1, large text ${large} : 1; warns where it passes by less than ${close}`,
  judge: (subject, settings, around) => [
    ...judgedIn(subject, settings, around, ''),
    ...(around.dark ? judgedIn(subject, settings, { ...around, tokens: around.dark }, ' on a dark page') : []),
  ],
})

interface Settings {
  normal: number
  large: number
  close: number
}

const judgedIn = (subject: Subject, settings: Settings, around: Surroundings, where: string): readonly Drafted[] => {
  const [piece, ...others] = subject.pieces
  const drawn = drawnBehind(subject, around)
  if (!piece?.text) return []
  if (drawn && isUnmarked(piece.slot, drawn)) return [unmarked(piece, around)]
  const colour = colourAt(piece.slot.colour, around)
  return inEachSize(piece.slot, around.template).flatMap(({ slot, format }) => {
    const here = { ...piece, slot }
    const ground = drawn ? drawnGround(here, format, drawn, around) : reckonedGround(here, format, others, around)
    if (!ground) return []
    const text = colour ? luminanceOf(colour) : ground.ink
    if (ground.lights.length === 0 || text === undefined) return ground.drawn ? [saidOfSize(unread(here, format), format)] : []
    const least = isLarge(slot, around) ? settings.large : settings.normal
    const found = Math.min(...ground.lights.map((light) => contrastRatio(text, light)))
    if (found >= least + settings.close) return []
    const drafted = tooLittle({ piece: here, found, least, where, ...(ground.name !== undefined && { on: ground.name }) })
    const fix = found >= least ? {} : { fix: ground.drawn ? drawnRemedy(slot, ground, around) : deeper(here, others, text, least, around) }
    return [saidOfSize({ ...drafted, ...fix }, format)]
  })
}

interface Little {
  piece: Piece
  found: number
  least: number
  where: string
  /** Name of the picture that it stands on. */
  on?: string
}

const tooLittle = ({ piece: { slot, component }, found, least, where, on }: Little): Drafted => {
  const shown = Math.floor(found * 10) / 10
  const place = { slot: slot.name, component: component.id, ...(slot.box && { box: slot.box }), measured: shown, limit: least, unit: ': 1' }
  const has = `${slot.label} has contrast ${shown} : 1${on === undefined ? '' : ` on “${on}”`}${where}`
  return found >= least ? { ...place, severity: 'warn', reason: `${has}, close to the limit.` } : { ...place, reason: `${has}, needs ${least} : 1.` }
}

/** Bold counts as large from 14 pt on, anything from 18 pt on (WCAG 2.2, "large scale"; 1 pt = 4/3 px). */
const isLarge = ({ type }: Slot, { weights }: Surroundings): boolean =>
  type !== undefined && (type.size >= 24 || (type.size >= 18.66 && (weights.get(type.font) ?? 400) >= 700))

/** Until it is drawn the first size alone is reckoned, from the picture’s own light and dark places. */
const reckonedGround = (piece: Piece, format: string | undefined, others: readonly Piece[], around: Surroundings): Seen | undefined => {
  const { slot } = piece
  const { ground } = slot
  if (!ground || (format !== undefined && !slot.box)) return undefined
  if ('colour' in ground) {
    const colour = colourAt(ground.colour, around)
    return colour && { lights: [luminanceOf(colour)] }
  }
  const picture = others.find((one) => one.slot.name === ground.slot)
  const lights = picture && (format === undefined || format === around.template.format.name) ? lightsOf(slot, picture, around) : undefined
  const shade = shadeOf(ground, around)
  return lights && picture?.asset && { lights: [shaded(lights.darkest, shade), shaded(lights.lightest, shade)], name: picture.asset.name }
}

const unjudged = ({ slot, component }: Piece, fix: NonNullable<Drafted['fix']>): Drafted => ({
  slot: slot.name,
  component: component.id,
  severity: 'note',
  reason: `Contrast of ${slot.label} is not judged.`,
  fix,
})

const unmarked = (piece: Piece, { template: { body } }: Surroundings): Drafted => {
  const { name } = piece.slot
  const writes = markSlot(body, name)
  const lines = linesAt(
    body,
    writes.map(({ from }) => from),
  )
  const sentence = `Write data-slot="${name}" at the element that shows it`
  return { ...unjudged(piece, writes.length > 0 ? { sentence, writes } : { sentence }), ...(lines.length > 0 && { lines }) }
}

const unread = (piece: Piece, format: string | undefined): Drafted =>
  unjudged(piece, { sentence: piece.slot.box ? 'Say the colour of its text' : `Give it a box${format === undefined ? '' : ` in ${format}`}` })

/** What is drawn over a picture is the layout’s own, so that no figure says how much of it would be enough. */
const drawnRemedy = (slot: Slot, { name }: Seen, { template }: Surroundings): NonNullable<Drafted['fix']> => {
  if (name === undefined) return { sentence: 'Choose colours with more contrast' }
  const isShaded = slot.ground && 'shade' in slot.ground && showsShade(template, slot)
  return { sentence: `${isShaded ? 'Deepen the shade' : layShade}, or ${calmer}` }
}

const calmer = 'choose a picture that is calmer behind the text'
/** What is drawn as a picture has the shades alone that are written in it. */
const layShade = 'Lay a shade between picture and text in the code'

/** Behind a text, whichever cut of the picture is shown there. */
const lightsOf = ({ box }: Slot, { slot: { name, box: frame }, asset }: Piece, { cuts }: Surroundings): Lights | undefined => {
  const grid = asset?.light
  if (!grid || !box || !frame) return undefined
  const lights = shownPictures(asset, cuts?.get(name)).map((shown) => lightBehind(grid, shown, frame, box))
  return { darkest: Math.min(...lights.map(({ darkest }) => darkest)), lightest: Math.max(...lights.map(({ lightest }) => lightest)) }
}

const shadeOf = (
  ground: Exclude<Ground, { colour: string }>,
  around: Surroundings,
  opacity = ground.shade?.opacity ?? 0,
): { colour: ColourValue; opacity: number } | undefined => {
  const colour = colourAt(ground.shade?.colour, around)
  return colour && { colour, opacity }
}

/** The least deepening of the shade, in hundredths, that lifts the text to its limit; advice where no shade does. */
const deeper = (piece: Piece, others: readonly Piece[], text: number, least: number, around: Surroundings): NonNullable<Drafted['fix']> => {
  const ground = piece.slot.ground
  const picture = ground && 'slot' in ground ? others.find(({ slot }) => slot.name === ground.slot) : undefined
  if (picture && isDrawn(around.template) && !showsShade(around.template, piece.slot)) return { sentence: `${layShade}, or ${calmer}` }
  const behind = picture && lightsOf(piece.slot, picture, around)
  if (!ground || !('slot' in ground) || !ground.shade || !behind) return { sentence: 'Choose tokens with more contrast' }
  for (let hundredths = Math.round(ground.shade.opacity * 100) + 1; hundredths <= 100; hundredths++) {
    const shade = shadeOf(ground, around, hundredths / 100)
    const worst = Math.min(contrastRatio(text, shaded(behind.darkest, shade)), contrastRatio(text, shaded(behind.lightest, shade)))
    if (worst < least) continue
    const limits = { [piece.slot.name]: { ground: { ...ground, shade: { ...ground.shade, opacity: hundredths / 100 } } } }
    return { sentence: `Deepen the shade to ${hundredths} %`, operation: 'template.amend', input: { id: around.template.id, limits } }
  }
  return { sentence: 'Choose a picture that is calmer behind the text' }
}
