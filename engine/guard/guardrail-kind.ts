import type { z } from 'zod'
import type { Asset } from '../create/asset.ts'
import type { Backdrop } from '../create/backdrop.ts'
import type { Brand } from '../create/brand.ts'
import type { Component } from '../create/component.ts'
import { holdsPicture, type Kinds } from '../create/component-kind.ts'
import type { Token } from '../create/design-token.ts'
import type { Family } from '../create/family.ts'
import { laidOutTogether, type Layout } from '../create/layout.ts'
import type { LetterReading } from '../create/letter.ts'
import type { Place } from '../create/measure.ts'
import type { Measurement } from '../create/measurement.ts'
import type { SlotCut } from '../create/preset-uses.ts'
import { kindsTaken, takesKind } from '../create/slot-kinds.ts'
import type { Slot, Template } from '../create/template.ts'
import type { RefusalPlace } from '../kernel/refusal.ts'
import type { Concern } from './concern.ts'
import type { Flight } from './flight.ts'
import type { WordsByLocale } from './find-words.ts'
import type { Finding, Severity } from './finding.ts'
import type { Remark } from './proof.ts'

/** A component in its slot, as one locale sees it. */
export interface Piece {
  slot: Slot
  component: Component
  /** Fields as this locale sees them. */
  fields: Readonly<Record<string, string>>
  /** What a reader sees of the main field: plain, empty for pictures, undefined where this locale says nothing. */
  text: string | undefined
  /** The picture that is seen: of a video its poster, under the name and alt text of the video. */
  asset?: Asset
  /** The video that is played, or the document that is read. */
  file?: Asset
  /** What a renderer found when it set the text. `missing`: the slot is measured, and nobody has measured this text yet. */
  measured?: Measurement | 'missing'
  /** Of a template with a set of sizes: what was found in each format that gives the text room. */
  places?: readonly (Place & { found: Measurement | 'missing' })[]
  /** What those who know the language noticed in the text. */
  remarks: readonly Remark[]
}

/** What is judged: the pieces that the kind's reach takes together, in one locale. */
export interface Subject {
  pieces: readonly Piece[]
  locale: string
}

/** What stands around every subject of a family. */
export interface Surroundings {
  family: Pick<Family, 'id' | 'locales' | 'markets' | 'slots'>
  template: Template
  brand: Brand
  /** Of components, as the engine declares them. */
  kinds: Kinds
  tokens: ReadonlyMap<string, Token>
  /** As they are on a dark page, where the brand has a set for it. */
  dark?: ReadonlyMap<string, Token>
  /** Weight of a font by its key. */
  weights: ReadonlyMap<string, number>
  /** yyyy-mm-dd, in the engine's time zone. */
  day: string
  /** When the family will be live, as far as campaigns or its brief say so. */
  flight?: Flight
  /** Slots whose pictures the template shows in presets, and in which. */
  cuts?: ReadonlyMap<string, readonly SlotCut[]>
  /** What was found when the template was compiled; of letters alone. */
  letter?: LetterReading
  /** What was found behind the texts of a set of sizes, by `backdropName`; of what is drawn alone. */
  backdrops?: ReadonlyMap<string, Backdrop>
  /** Where the words of a set of sizes run over as they were laid out, by `layoutName`; of what is drawn alone. */
  layouts?: ReadonlyMap<string, Layout>
}

/** A finding before the setting gives it its severity and name; `severity` here can only soften it. */
export type Drafted = Omit<Finding, 'severity' | 'guardrail' | 'rule' | 'locale'> & { severity?: Exclude<Severity, 'block'> }

/**
 * Which slots a kind of guardrail looks at together; `kinds` are those of components, since an engine declares its own. Each list is judged once for each choice of
 * components in it, and never again for the variants around it: it is as short as what the kind knows, since each choice is walked.
 */
export type Reach = (template: Template, kinds: Kinds, family: Pick<Family, 'slots'>) => readonly (readonly string[])[]

export const eachSlot: Reach = ({ slots }) => slots.map(({ name }) => [name])
export const wholeVariant: Reach = ({ slots }) => [slots.map(({ name }) => name)]

const legalSlots = ({ slots }: Template): string[] => slots.flatMap((slot) => (takesKind(slot, 'legalLine') ? [slot.name] : []))

const withLegalSlots = (template: Template, speaks: (kind: string) => boolean): string[][] => {
  const legal = legalSlots(template)
  return template.slots.flatMap((slot) => (kindsTaken(slot).some(speaks) ? [[slot.name, ...legal.filter((name) => name !== slot.name)]] : []))
}

/** Each slot, and those that are laid out together, since their rooms hang on each other in a set of sizes. */
export const eachSlotAndLoose: Reach = (...of) => {
  const [template, kinds, family] = of
  return [...eachSlot(...of), laidOutTogether({ template, family }, kinds)].filter(({ length }) => length > 0)
}

/** Each slot whose content a legal line may belong to, with the slots that can hold one. */
export const slotAndLegalLine: Reach = (template) => withLegalSlots(template, (kind) => kind !== 'legalLine')

/** Each slot that can make a claim in words, with those that can carry its evidence and terms; and the template by itself. */
export const claimAndLegalLine: Reach = (template, kinds) => [
  ...withLegalSlots(template, (kind) => kind !== 'legalLine' && !holdsPicture(kinds.get(kind))),
  [],
]

/** The template itself, whatever stands in it. */
export const templateAlone: Reach = () => [[]]
/** Each slot, and the words that the template brings along. */
export const eachSlotAndTemplate: Reach = (...of) => [...eachSlot(...of), ...templateAlone(...of)]

/** A kind of guardrail: one file, one record. Its settings make the form, its why the page. */
export interface GuardrailKind<S extends z.ZodType = z.ZodType> {
  readonly name: string
  /** What it demands, in a few words. */
  readonly demands: string
  readonly why: string
  readonly settings: S
  /** What it is about: how lists group it. */
  readonly about: Concern
  /** Unless the engine sets another. */
  readonly severity: Severity
  /** As grave as an engine may set it: what only a person can weigh never blocks. Any, when absent. */
  readonly gravest?: Severity
  readonly judges: Reach
  /** Its settings in words, as they read after a colon. Absent where there is nothing to set. */
  says?(settings: z.output<S>): string
  /** The words of its settings by which a text binds us, wherever they stand. */
  binds?(settings: z.output<S>): WordsByLocale
  /** What is wrong with settings that fit their schema, with the place: an expression that does not hold together. */
  problems?(settings: z.output<S>): readonly RefusalPlace[]
  /** Pure: the same subject, settings and surroundings give the same findings. */
  judge(subject: Subject, settings: z.output<S>, around: Surroundings): readonly Drafted[]
}

export const guardrailKind = <S extends z.ZodType>(kind: GuardrailKind<S>): GuardrailKind<S> => kind

/** The piece that stands in the only slot of an `eachSlot` subject. */
export const onlyPiece = ({ pieces }: Subject): Piece => {
  const [piece] = pieces
  if (!piece) throw new Error('a kind that judges each slot was given no piece')
  return piece
}
