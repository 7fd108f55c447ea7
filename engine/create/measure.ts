import { contentHash } from '../kernel/canonical.ts'
import type { ContentChannel } from './channel.ts'
import type { Composition } from './composition.ts'
import { shownText } from './fit.ts'
import type { Font } from './font.ts'
import { formatsOf, slotIn } from './formats-of.ts'
import { breakLines } from './line-break.ts'
import { type Measurement, measurementKey } from './measurement.ts'
import { type Ruler, rulerOf, withFallback } from './ruler.ts'
import type { Box, Slot, Template, TypeStyle } from './template.ts'

/**
 * Name and version of how text is set: greedy lines with the advances and pair kerning of the real font. It sees neither ligatures, nor hyphenation by
 * dictionary, nor scripts that join or reorder (Arabic, Indic), nor what a mail program makes of a font that it does not have.
 */
export const textSetter = 'line-setter@1'

/** Pictures are set by what draws them: scripts join and reorder, and what a font lacks is drawn with another that the engine has. */
export const pictureSetter = 'picture-setter@1'

const setters: Readonly<Record<ContentChannel, string>> = { web: textSetter, email: textSetter, display: pictureSetter }

/** Who sets the texts of a channel; what it found is asked for under this name. */
export const setterOf = (channel: ContentChannel): string => setters[channel]

/** A font with its ruler, made once. */
export interface Gauge {
  hash: string
  ruler: Ruler
}

/** By font. In a picture every font of the engine stands in for what another lacks, so that adding one makes a gauge another. */
export const gaugesOf = (fonts: readonly Pick<Font, 'key' | 'table'>[], channel: ContentChannel = 'web'): ReadonlyMap<string, Gauge> => {
  const gauges = new Map(fonts.map(({ key, table }): [string, Gauge] => [key, { hash: contentHash(table), ruler: rulerOf(table) }]))
  if (setterOf(channel) === textSetter) return gauges
  const all = [...gauges.values()]
  const others = contentHash(all.map(({ hash }) => hash).sort())
  const rulers = all.map(({ ruler }) => ruler)
  return new Map([...gauges].map(([key, { hash, ruler }]) => [key, { hash: contentHash([hash, others]), ruler: withFallback(ruler, rulers) }]))
}

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

/** A slot in one format of its template, with room to set text in. */
export interface Place {
  format: string
  slot: MeasuredSlot
}

/** Where a slot sets its text, format by format. */
export const placesOf = (slot: Slot, template: Pick<Template, 'format' | 'formats'>): Place[] =>
  formatsOf(template).flatMap((format) => {
    const here = slotIn(slot, template, format)
    return isMeasured(here) ? [{ format: format.name, slot: here }] : []
  })

/** All texts that a composition sets, each once. Texts in a font that the engine does not have cannot be set and stay unmeasured. */
export const settingsOf = ({ family, template, components }: Composition, gauges: ReadonlyMap<string, Gauge>): Setting[] => {
  const found = new Map<string, Setting>()
  for (const { name, slot } of template.slots.flatMap((one) => placesOf(one, template).map(({ slot: here }) => ({ name: one.name, slot: here })))) {
    const gauge = gauges.get(slot.type.font)
    if (!gauge) continue
    for (const id of family.slots[name] ?? []) {
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
