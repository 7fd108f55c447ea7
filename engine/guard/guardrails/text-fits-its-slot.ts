import { counted } from '../../kernel/counted.ts'
import { z } from 'zod'
import { characterCount } from '../../create/fit.ts'
import { isBesideLongest, isLoose, layoutName, type Overflow } from '../../create/layout.ts'
import type { Measurement } from '../../create/measurement.ts'
import type { Slot } from '../../create/template.ts'
import { saidOfSize } from '../each-size.ts'
import { type Drafted, eachSlotAndLoose, guardrailKind, type Piece, type Subject, type Surroundings } from '../guardrail-kind.ts'

export const textFitsItsSlot = guardrailKind({
  name: 'text-fits-its-slot',
  demands: 'Text fits the slot that it stands in',
  why: 'Text that runs over covers what stands beside it, or is cut off in the middle of a promise.',
  settings: z.strictObject({}),
  about: 'looks',
  severity: 'block',
  judges: eachSlotAndLoose,
  judge: (subject, _, around) => {
    const [piece, beside] = subject.pieces
    const alone = piece?.text && !beside ? [...tooLong(piece, piece.text), ...inItsRoom(piece, piece.text, around)] : []
    return [...alone, ...asItIsLaidOut(subject, around)]
  },
})

const tooLong = ({ slot, component }: Piece, text: string): Drafted[] => {
  const characters = characterCount(text)
  if (slot.maxCharacters === undefined || characters <= slot.maxCharacters) return []
  return [
    {
      slot: slot.name,
      component: component.id,
      reason: `${slot.label} is ${counted(characters - slot.maxCharacters, 'character')} too long.`,
      span: { from: [...text].slice(0, slot.maxCharacters).join('').length, length: [...text].slice(slot.maxCharacters).join('').length },
      measured: characters,
      limit: slot.maxCharacters,
      unit: 'characters',
      fits: slot.maxCharacters,
      fix: { sentence: `Write ${slot.maxCharacters} characters or fewer`, inComponent: true },
    },
  ]
}

const inItsRoom = (piece: Piece, text: string, around: Surroundings): Drafted[] => {
  if (piece.places) return inEachFormat(piece, text, piece.places, around)
  return piece.measured ? measuredFindings(piece, text, piece.measured, around) : []
}

/** Once for each size that it does not fit, named; that nobody has measured yet is said once. */
const inEachFormat = (piece: Piece, text: string, places: NonNullable<Piece['places']>, around: Surroundings): Drafted[] => {
  if (places.some(({ found }) => found === 'missing')) return measuredFindings(piece, text, 'missing', around)
  return places.flatMap(({ format, slot, found }) => {
    const here = { ...piece, slot }
    const long = slot.maxCharacters === piece.slot.maxCharacters ? [] : tooLong(here, text)
    return [...long, ...measuredFindings(here, text, found, around)].map((finding) => ({
      ...saidOfSize(finding, format),
      ...(finding.fix?.operation === 'template.amend' && found !== 'missing' && { fix: shorter(fittingIn(slot, found, text)) }),
    }))
  })
}

/** What the layout makes of it where its box says nothing: without one, or where a style sets it otherwise, it may be covered or cut off all the same. */
const asItIsLaidOut = ({ pieces, locale }: Subject, around: Surroundings): Drafted[] => {
  const chosen = pieces.map(({ slot, component }) => ({ slot: slot.name, component: component.id }))
  const { sizes = {} } = around.layouts?.get(layoutName(locale, chosen)) ?? {}
  return Object.entries(sizes).flatMap(([format, overflows]) =>
    overflows.flatMap((over) => {
      const piece = pieces.find(({ slot }) => slot.name === over.slot)
      return piece && !isOverItsBox(piece, format, around) ? [ranOver(piece, over, format, around)] : []
    }),
  )
}

const isOverItsBox = (piece: Piece, format: string, around: Surroundings): boolean =>
  inItsRoom(piece, piece.text ?? '', around).some((one) => one.unit !== 'characters' && one.format === (around.template.formats && format))

const ranOver = (
  { slot, component }: Piece,
  { box, overWidth, overHeight }: Overflow,
  format: string,
  { template, family, kinds }: Surroundings,
): Drafted => {
  const isWide = overWidth > 0
  const [over, room] = isWide ? [overWidth, box.width] : [overHeight, box.height]
  const loose = isLoose(slot, template, { name: format })
  // Of so many that not each choice was laid out it is only known that it may.
  const mayBe = loose && isBesideLongest({ family, template }, kinds)
  const finding: Drafted = {
    slot: slot.name,
    component: component.id,
    box,
    reason: `${slot.label} is ${over} px too ${isWide ? 'wide' : 'high'}${mayBe ? ' beside the longest of the others' : ''}.`,
    measured: hundredth(room + over),
    limit: room,
    unit: 'px',
    fix: { sentence: loose ? `Set it smaller there, or give it a box in ${format}` : 'Set it smaller there' },
    ...(mayBe && { severity: 'warn' }),
  }
  return saidOfSize(finding, template.formats && format)
}

const hundredth = (px: number): number => Math.round(px * 100) / 100

const measuredFindings = (piece: Piece, text: string, found: Measurement | 'missing', { template }: Surroundings): Drafted[] => {
  const { slot, component } = piece
  const place = { slot: slot.name, component: component.id, ...(slot.box && { box: slot.box }) }
  if (found === 'missing')
    return [
      {
        ...place,
        reason: `${slot.label} is not measured yet.`,
        fix: { sentence: 'Wait for the renderer, or run preflight again', operation: 'family.preflight' },
      },
    ]
  const fits = fittingIn(slot, found, text)
  if (found.overWidth > 0) {
    const reason = `${slot.label} is ${found.overWidth} px too wide.`
    return [
      {
        ...place,
        reason,
        measured: found.width,
        limit: slot.box?.width ?? 0,
        unit: 'px',
        fits,
        fix: moreLines(slot, found, template.id) ?? shorter(fits),
      },
    ]
  }
  if (slot.maxLines !== undefined && found.lines > slot.maxLines) {
    const reason = `${slot.label} takes ${counted(found.lines, 'line')}, ${slot.maxLines} allowed.`
    return [{ ...place, reason, measured: found.lines, limit: slot.maxLines, unit: 'lines', fits, fix: shorter(fits) }]
  }
  if (found.overHeight > 0) {
    const reason = `${slot.label} is ${found.overHeight} px too high.`
    return [{ ...place, reason, measured: found.height, limit: slot.box?.height ?? 0, unit: 'px', fits, fix: shorter(fits) }]
  }
  return []
}

/** One more line, where the box has the room for it. */
const moreLines = (slot: Slot, found: Measurement, template: string): Drafted['fix'] => {
  const needed = Math.ceil(found.width / (slot.box?.width ?? 1))
  const room = slot.box && slot.type ? Math.floor(slot.box.height / slot.type.lineHeight) : 0
  if (slot.maxLines !== 1 || needed > room) return undefined
  return { sentence: `Let ${needed} lines`, operation: 'template.amend', input: { id: template, limits: { [slot.name]: { maxLines: needed } } } }
}

/** How many characters would fit, by the width that this text has a character. */
const fittingIn = (slot: Slot, found: Measurement, text: string): number => {
  const lines = Math.min(
    slot.maxLines ?? Number.POSITIVE_INFINITY,
    slot.box && slot.type ? Math.max(1, Math.floor(slot.box.height / slot.type.lineHeight)) : 1,
  )
  const share = found.lines > lines ? lines / found.lines : (slot.box?.width ?? 0) / Math.max(1, found.width)
  return Math.max(1, Math.floor(characterCount(text) * Math.min(1, share)))
}

const shorter = (fits: number): NonNullable<Drafted['fix']> => ({ sentence: `Write about ${counted(fits, 'character')} or fewer`, inComponent: true })
