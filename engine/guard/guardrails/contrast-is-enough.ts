import { z } from 'zod'
import type { ColourValue } from '../../create/design-token.ts'
import type { Ground, Slot, Template } from '../../create/template.ts'
import { backdropName, type DrawnRoom } from '../../create/backdrop.ts'
import { contrastRatio, lightBehind, lightIn, type Lights, luminanceOf, shaded } from '../contrast.ts'
import { inEachSize, saidOfSize } from '../each-size.ts'
import { type Drafted, guardrailKind, type Piece, type Subject, type Surroundings } from '../guardrail-kind.ts'

/** Text with the picture that it stands on, where it stands on one. */
const textAndGround = ({ slots }: Template): string[][] =>
  slots
    .filter(({ colour, ground }) => colour !== undefined && ground !== undefined)
    .map(({ name, ground }) => [name, ...(ground && 'slot' in ground ? [ground.slot] : [])])

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

const judgedIn = ({ pieces, locale }: Subject, settings: Settings, around: Surroundings, where: string): readonly Drafted[] => {
  const [piece, ...others] = pieces
  const colour = piece && colourAt(piece.slot.colour, around)
  const stands = piece?.slot.ground
  if (!stands || !colour || !piece.text) return []
  const text = luminanceOf(colour)
  return inEachSize(piece.slot, around.template).flatMap(({ slot, format }) => {
    const ground = groundOf({ ...piece, slot }, format, others, locale, around)
    if (!ground) return []
    const least = isLarge(slot, around) ? settings.large : settings.normal
    const found = Math.min(...ground.lights.map((light) => contrastRatio(text, light)))
    if (found >= least + settings.close) return []
    const drafted = tooLittle({ piece: { ...piece, slot }, found, least, where, ...(ground.name !== undefined && { on: ground.name }) })
    const fix = found >= least ? {} : { fix: ground.drawn ? drawnRemedy(stands) : deeper(piece, others, text, least, around) }
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

const colourAt = (path: string | undefined, { tokens }: Surroundings): ColourValue | undefined => {
  const token = path === undefined ? undefined : tokens.get(path)
  return token?.type === 'color' ? token.value : undefined
}

/** Bold counts as large from 14 pt on, anything from 18 pt on (WCAG 2.2, "large scale"; 1 pt = 4/3 px). */
const isLarge = ({ type }: Slot, { weights }: Surroundings): boolean =>
  type !== undefined && (type.size >= 24 || (type.size >= 18.66 && (weights.get(type.font) ?? 400) >= 700))

interface Seen {
  /** Luminances that text may meet: of a colour one, of a picture its darkest and lightest place. */
  lights: number[]
  name?: string
  /** Read from what was drawn, not reckoned. */
  drawn?: true
}

/** What a text stands on in one size; nothing where the size does not show it, or where nobody can know. */
const groundOf = (piece: Piece, format: string | undefined, others: readonly Piece[], locale: string, around: Surroundings): Seen | undefined => {
  const { slot } = piece
  const { ground } = slot
  if (!ground || (format !== undefined && !slot.box)) return undefined
  if ('colour' in ground) {
    const colour = colourAt(ground.colour, around)
    return colour && { lights: [luminanceOf(colour)] }
  }
  const picture = others.find((one) => one.slot.name === ground.slot)
  if (!picture?.asset) return undefined
  const { id, name } = picture.asset
  const behind = { slot: ground.slot, component: picture.component.id, asset: id }
  const [first, drawn] = [around.template.format.name, around.backdrops?.get(backdropName(locale, behind))]
  if (drawn) {
    const size = format ?? first
    const lights = behindWords(slot, drawn.sizes[size]?.rooms[slot.name], size === first ? piece.measured : foundIn(piece, size))
    return lights && { lights: [lights.darkest, lights.lightest], name, drawn: true }
  }
  // Until it is drawn the first size alone is reckoned, from the picture’s own light and dark places.
  const lights = format === undefined || format === first ? lightsOf(slot, picture) : undefined
  const shade = shadeOf(ground, around)
  return lights && { lights: [shaded(lights.darkest, shade), shaded(lights.lightest, shade)], name }
}

const foundIn = ({ places }: Piece, size: string): Piece['measured'] => places?.find(({ format }) => format === size)?.found

/** Behind the lines of a text as it was set, in the room as it was drawn. */
const behindWords = ({ box }: Slot, room: DrawnRoom | undefined, found: Piece['measured']): Lights | undefined => {
  if (!room || !box) return undefined
  const [width, height] =
    found === undefined || found === 'missing' ? [1, 1] : [Math.min(1, found.width / box.width), Math.min(1, found.height / box.height)]
  return lightIn(room.light, { x: room.across * (1 - width), y: room.down * (1 - height), width, height })
}

/** What is drawn over a picture is the layout’s own, so that no figure says how much of it would be enough. */
const drawnRemedy = (ground: Ground): NonNullable<Drafted['fix']> => ({
  sentence:
    'shade' in ground ? 'Deepen the shade, or choose a picture that is calmer behind the text' : 'Choose a picture that is calmer behind the text',
})

const lightsOf = (slot: Slot, { slot: frame, asset }: Piece): Lights | undefined =>
  asset?.light && slot.box && frame.box && lightBehind(asset.light, asset, frame.box, slot.box)

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
  const behind = picture && lightsOf(piece.slot, picture)
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
