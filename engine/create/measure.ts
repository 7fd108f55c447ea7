import { contentHash } from '../kernel/canonical.ts'
import type { Composition } from './composition.ts'
import { shownText } from './fit.ts'
import type { Font } from './font.ts'
import { breakLines } from './line-break.ts'
import { type Measurement, measurementKey } from './measurement.ts'
import { type Ruler, rulerOf } from './ruler.ts'
import type { Box, Slot, TypeStyle } from './template.ts'

/**
 * Name and version of how text is set: greedy lines with the advances and pair kerning of the real font. It sees neither ligatures, nor hyphenation by
 * dictionary, nor scripts that join or reorder (Arabic, Indic), nor what a mail program makes of a font that it does not have.
 */
export const textSetter = 'line-setter@1'

/** A font with its ruler, made once. */
export interface Gauge {
  hash: string
  ruler: Ruler
}

export const gaugesOf = (fonts: readonly Pick<Font, 'key' | 'table'>[]): ReadonlyMap<string, Gauge> =>
  new Map(fonts.map(({ key, table }) => [key, { hash: contentHash(table), ruler: rulerOf(table) }]))

/** A slot that has a type and a box to set text in; others are judged by their characters alone. */
export type MeasuredSlot = Slot & { type: TypeStyle; box: Box }
export const isMeasured = (slot: Slot): slot is MeasuredSlot => slot.type !== undefined && slot.box !== undefined

/** Sets one text in the box of one slot. Lengths in CSS px, to a hundredth. */
export const measureText = (slot: MeasuredSlot, text: string, gauge: Gauge): Measurement => {
  const { type, box } = slot
  // One line is one line: it does not wrap, it runs over.
  const lines = breakLines(text, slot.maxLines === 1 ? Number.POSITIVE_INFINITY : box.width, type, gauge.ruler)
  const width = Math.max(0, ...lines.map((line) => line.width))
  const height = lines.length * type.lineHeight
  return {
    key: measurementKey(slot, text, gauge.hash),
    renderer: textSetter,
    lines: lines.length,
    width: hundredth(width),
    height: hundredth(height),
    overWidth: hundredth(Math.max(0, width - box.width)),
    overHeight: hundredth(Math.max(0, height - box.height)),
    missing: [...new Set(text)].filter((character) => !gauge.ruler.has(character)).sort(),
  }
}

const hundredth = (px: number): number => Math.round(px * 100) / 100

/** One text that a family shows somewhere, with what sets it. */
export interface Setting {
  slot: MeasuredSlot
  text: string
  key: string
  gauge: Gauge
}

/** All texts that a composition sets, each once. Texts in a font that the engine does not have cannot be set and stay unmeasured. */
export const settingsOf = ({ family, template, components }: Composition, gauges: ReadonlyMap<string, Gauge>): Setting[] => {
  const found = new Map<string, Setting>()
  for (const slot of template.slots.filter(isMeasured)) {
    const gauge = gauges.get(slot.type.font)
    if (!gauge) continue
    for (const id of family.slots[slot.name] ?? []) {
      const one = components.get(id)
      for (const locale of one ? family.locales : []) {
        const text = one && shownText(one, locale)
        if (!text) continue
        const key = measurementKey(slot, text, gauge.hash)
        if (!found.has(key)) found.set(key, { slot, text, key, gauge })
      }
    }
  }
  return [...found.values()]
}
