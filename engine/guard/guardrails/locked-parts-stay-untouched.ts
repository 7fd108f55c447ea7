import { z } from 'zod'
import { anyFrom } from '../../create/backdrop.ts'
import { formatsOf, mirrored, slotIn } from '../../create/formats-of.ts'
import { takesPictures } from '../../create/slot-kinds.ts'
import type { Box, Slot } from '../../create/template.ts'
import { templateText } from '../../create/template-text.ts'
import { linesAt } from '../body-lines.ts'
import { saidOfSize } from '../each-size.ts'
import { type Drafted, guardrailKind, type Surroundings, templateAlone } from '../guardrail-kind.ts'
import { type LockedMark, lockedMarks } from '../locked-marks.ts'

export const lockedPartsStayUntouched = guardrailKind({
  name: 'locked-parts-stay-untouched',
  demands: 'Locked parts of the brand stand as they are, with their clear space',
  why: 'A logo that is crowded, recoloured or written anew is no longer the logo.',
  settings: z.strictObject({
    says: z
      .record(z.string().max(60), z.string().max(200))
      .default({})
      .describe('locked part → what must stand in it; a layout without that part is told')
      .meta({ title: 'Locked parts' }),
    clear: z.number().min(0).max(400).default(8).describe('px around a locked part that no text may enter').meta({ title: 'Clear space' }),
  }),
  about: 'looks',
  severity: 'block',
  judges: templateAlone,
  says: ({ says, clear }) => [`${clear} px of clear space`, ...Object.entries(says).map(([name, said]) => `${name} says “${said}”`)].join('; '),
  judge: ({ locale }, { says, clear }, around) => {
    const { template } = around
    const marks = lockedMarks(template)
    const missing = Object.keys(says)
      .filter((name) => !marks.some((mark) => mark.name === name))
      .map((name): Drafted => ({
        reason: `The layout has no locked ${name}.`,
        limit: name,
        fix: { sentence: `Put it between {% # locked ${name} %} and {% # end locked %}` },
      }))
    return [
      ...missing,
      ...marks.flatMap((mark) => touched(mark, says[mark.name], linesAt(template.body, [mark.at]))),
      ...crowdedIn(marks, clear, locale, around),
    ]
  },
})

const touched = (mark: LockedMark, wanted: string | undefined, lines: number[]): Drafted[] => {
  const say = (problem: string, sentence: string): Drafted => ({
    reason: `The locked ${mark.name} ${problem}.`,
    measured: mark.name,
    lines,
    fix: { sentence },
  })
  if (mark.open) return [say('is never closed', 'Close it with {% # end locked %}')]
  const found: Drafted[] = []
  if (/\bslots\./.test(mark.inside)) found.push(say('shows a slot, so that anybody can change it', 'Take the slot out of it'))
  if (/\sstyle\s*=/i.test(mark.inside)) found.push(say('is styled where it stands', 'Style it by the brand’s tokens'))
  const said = templateText({ body: mark.inside })
  if (wanted !== undefined && !/<(?:img|mj-image|svg)\b/i.test(mark.inside) && said !== wanted)
    found.push(say(`says “${said.slice(0, 60)}”, not “${wanted}”`, `Write “${wanted}”`))
  return found
}

/**
 * Where locked parts came to lie, size by size; until they were drawn, where the mark says that they lie. Pictures may lie behind them: clear space is kept by
 * what stands on the same ground.
 */
const crowdedIn = (marks: readonly LockedMark[], clear: number, locale: string, { template, backdrops, kinds }: Surroundings): Drafted[] => {
  const drawn = backdrops && anyFrom(backdrops, locale)
  const written = template.slots.filter((slot) => !takesPictures(slot, kinds))
  if (!drawn) return marks.flatMap(({ name, box }) => (box ? crowded(name, box, written, clear) : []))
  return formatsOf(template).flatMap((format) => {
    const slots = written.map((slot) => slotIn(slot, template, format))
    return Object.entries(drawn.sizes[format.name]?.locked ?? {}).flatMap(([name, box]) =>
      crowded(name, mirrored(box, format, locale), slots, clear).map((finding) => saidOfSize(finding, template.formats && format.name)),
    )
  })
}

const crowded = (name: string, part: Box, slots: readonly Slot[], clear: number): Drafted[] =>
  slots.flatMap((slot): Drafted[] => {
    const gap = slot.box ? between(part, slot.box) : undefined
    if (gap === undefined || gap >= clear) return []
    return [
      {
        slot: slot.name,
        ...(slot.box && { box: slot.box }),
        reason:
          gap < 0
            ? `${slot.label} covers the locked ${name}.`
            : `${slot.label} comes within ${gap} px of the locked ${name}, ${clear} are to be clear.`,
        measured: Math.max(0, gap),
        limit: clear,
        unit: 'px',
        fix: { sentence: `Move it ${Math.ceil(clear - gap)} px away` },
      },
    ]
  })

/** px between two boxes; below zero where they overlap. */
const between = (a: Box, b: Box): number => {
  const across = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width))
  const down = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height))
  return Math.round(Math.max(across, down))
}
