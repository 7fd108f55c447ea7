import type { Backdrop } from '../create/backdrop.ts'
import type { Kinds } from '../create/component-kind.ts'
import type { Composition } from '../create/composition.ts'
import { fieldsFor } from '../create/said.ts'
import { darkTokens } from '../create/brand-for.ts'
import { readTokens } from '../create/design-token.ts'
import { shownText } from '../create/fit.ts'
import { sortOf } from '../create/media-sort.ts'
import { seenPicture } from '../create/seen-picture.ts'
import type { Layout } from '../create/layout.ts'
import type { LetterReading } from '../create/letter.ts'
import type { Choice } from '../create/matrix.ts'
import type { Preset } from '../create/preset.ts'
import { slotCuts } from '../create/preset-uses.ts'
import { type Gauge, type Place, placesOf } from '../create/measure.ts'
import { type Measurement, measurementKey } from '../create/measurement.ts'
import type { Finding } from './finding.ts'
import type { Piece, Surroundings } from './guardrail-kind.ts'
import type { Flight } from './flight.ts'
import { proofKey, type Remark } from './proof.ts'
import { holdsFor, judgeBy, type Rule } from './rule.ts'

/** All that judging a family takes. */
export interface Case {
  composition: Composition
  /** Of components, as the engine declares them. */
  kinds: Kinds
  rules: readonly Rule[]
  gauges: ReadonlyMap<string, Gauge>
  weights: ReadonlyMap<string, number>
  /** By key. */
  measured: ReadonlyMap<string, Measurement>
  /** By `proofKey`. */
  proofs?: ReadonlyMap<string, readonly Remark[]>
  flight?: Flight
  /** Those of the engine, where the template shows pictures in presets. */
  presets?: readonly Preset[]
  letter?: LetterReading
  /** By `backdropName`. Absent where nobody looked for them: what is typed is judged by what is known of its pictures. */
  backdrops?: ReadonlyMap<string, Backdrop>
  /** By `layoutName`. Absent where nobody laid anything out: what is typed is judged in its boxes alone. */
  layouts?: ReadonlyMap<string, Layout>
  /** yyyy-mm-dd */
  day: string
}

/** Rules that look at the same slots, and what they have found so far: each choice of components in those slots is judged once in each locale. */
export interface Bench {
  readonly slots: readonly string[]
  /** Findings about what this choice puts into the slots of the bench. */
  judge(locale: string, choice: Choice): readonly Finding[]
}

/** The benches of a family. A variant's findings are those of all benches together, whatever stands in the slots that a bench does not look at. */
export const benchesOf = (of: Case): Bench[] => {
  const around = surroundingsOf(of)
  const filled = new Set(Object.entries(of.composition.family.slots).flatMap(([slot, ids]) => (ids.length > 0 ? [slot] : [])))
  const bySlots = new Map<string, { slots: readonly string[]; rules: Rule[] }>()
  for (const rule of of.rules.filter((one) => holdsFor(one, around))) {
    for (const reach of rule.kind.judges(around.template, around.kinds, around.family)) {
      const slots = reach.filter((slot) => filled.has(slot))
      if (slots.length === 0 && reach.length > 0) continue
      const known = bySlots.get(slots.join(' '))
      if (!known) bySlots.set(slots.join(' '), { slots, rules: [rule] })
      else if (!known.rules.includes(rule)) known.rules.push(rule)
    }
  }
  const pieceOf = piecesOf(of)
  return [...bySlots.values()].map(({ slots, rules }) => bench(slots, rules, around, pieceOf))
}

const bench = (slots: readonly string[], rules: readonly Rule[], around: Surroundings, pieceOf: PieceOf): Bench => {
  const known = new Map<string, readonly Finding[]>()
  return {
    slots,
    judge: (locale, choice) => {
      let key = locale
      for (const slot of slots) key += ` ${choice[slot] ?? ''}`
      const before = known.get(key)
      if (before) return before
      const pieces = slots.flatMap((slot) => pieceOf(slot, choice[slot], locale))
      const found = rules.flatMap((rule) => judgeBy(rule, { pieces, locale }, around))
      known.set(key, found)
      return found
    },
  }
}

type PieceOf = (slot: string, component: string | undefined, locale: string) => Piece[]

const piecesOf = ({ composition, gauges, measured, proofs }: Case): PieceOf => {
  const { template, components, assets } = composition
  const known = new Map<string, Piece[]>()
  const foundAt = ({ slot }: Place, text: string): Measurement | 'missing' => {
    const gauge = gauges.get(slot.type.font)
    return (gauge && measured.get(measurementKey(slot, text, gauge.hash))) ?? 'missing'
  }
  const make = (name: string, id: string | undefined, locale: string): Piece[] => {
    const slot = template.slots.find((one) => one.name === name)
    const component = id === undefined ? undefined : components.get(id)
    if (!slot || !component) return []
    const fields = fieldsFor(component, locale)
    const text = shownText(component, locale)
    const held = assets.get(fields['asset'] ?? '')
    const asset = seenPicture(held, assets)
    const places = text ? placesOf(slot, template).map((place) => ({ ...place, found: foundAt(place, text) })) : []
    const found = places.find(({ format }) => format === template.format.name)?.found
    const remarks = (text && proofs?.get(proofKey({ locale, text }))) || []
    return [
      {
        slot,
        component,
        fields,
        text,
        remarks,
        ...(asset && { asset }),
        ...(held && sortOf(held) !== 'picture' && { file: held }),
        ...(found && { measured: found }),
        ...(template.formats && { places }),
      },
    ]
  }
  return (slot, component, locale) => {
    const key = `${slot} ${component} ${locale}`
    const piece = known.get(key) ?? make(slot, component, locale)
    known.set(key, piece)
    return piece
  }
}

const surroundingsOf = ({ composition, kinds, weights, day, flight, presets = [], letter, backdrops, layouts }: Case): Surroundings => {
  const { family, template, brand } = composition
  const dark = template.channel === 'web' ? darkTokens(brand) : undefined
  const tokens = readTokens(brand.tokens).tokens
  return {
    family,
    template,
    brand,
    kinds,
    tokens,
    ...(dark && { dark: readTokens(dark).tokens }),
    weights,
    day,
    ...(flight && { flight }),
    ...(presets.length > 0 && { cuts: slotCuts(template, presets) }),
    ...(letter && { letter }),
    ...(backdrops && { backdrops }),
    ...(layouts && { layouts }),
  }
}
