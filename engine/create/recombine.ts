import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Component } from './component.ts'
import { titleOf } from './said.ts'
import type { Concept } from './concept.ts'
import type { Family } from './family.ts'
import { unfit } from './fit.ts'
import { takesKind } from './slot-kinds.ts'
import type { Slot, Template } from './template.ts'
import { broaderThan } from './vocabulary.ts'

/** Why a family should be put together anew: a component has tired, or something that is asked for is missing. */
export interface Want {
  /** id of the component that should go. */
  tired?: string
  /** Keys of concepts that what comes in should bear. */
  tags: readonly string[]
  /** Only this slot; else wherever it helps. */
  slot?: string
  /** ids of components that shall not come in. */
  avoid?: readonly string[]
}

export interface Candidate {
  component: Component
  /** Measured effect, as whoever asks knows it; 0 where nothing is known. */
  effect: number
}

export interface Swap {
  slot: string
  out?: string
  in: string
  /** Shared tags, weighed: 1 for the same concept, ½ for one that a tag is a kind of. */
  likeness: number
  because: string
}

export interface Recombining {
  family: Pick<Family, 'name' | 'slots' | 'locales'>
  template: Pick<Template, 'slots'>
  concepts: readonly Concept[]
  /** In which components are named to whoever reads why. */
  locale: string
}

export interface Recombined {
  slots: Family['slots']
  swaps: Swap[]
}

/** How many components come in at most, by slot. */
const mostIn = 2

/**
 * A new family from an old one: what has tired goes, approved components that fit and are most alike in tags come in, better measured ones first among
 * equals. Nothing is written anew, so nothing needs a model.
 */
export const recombine = (
  { family, template, concepts, locale }: Recombining,
  want: Want,
  components: ReadonlyMap<string, Component>,
  candidates: readonly Candidate[],
): Recombined | Refusal => {
  const tired = want.tired === undefined ? undefined : components.get(want.tired)
  const places = template.slots.filter(
    ({ name }) => (want.slot === undefined || want.slot === name) && (want.tired === undefined || (family.slots[name] ?? []).includes(want.tired)),
  )
  if (places.length === 0) return nowhere(family, want, tired && titleOf(tired, locale))
  const vocabulary = new Map(concepts.map((one) => [one.key, one]))
  const wanted = want.tags.length > 0 ? want.tags : (tired?.tags ?? [])
  const allowed = candidates.filter(({ component }) => !want.avoid?.includes(component.id))
  const swaps = places.flatMap((slot) => ranked(slot, family, { wanted, tired, vocabulary, locale }, allowed))
  if (swaps.length === 0) return nothingLike(places, family, wanted, allowed)
  const slots = Object.fromEntries(
    Object.entries(family.slots).map(([name, ids]) => {
      const incoming = swaps.filter(({ slot }) => slot === name).map((swap) => swap.in)
      return [name, incoming.length === 0 ? ids : [...ids.filter((id) => id !== want.tired), ...incoming]]
    }),
  )
  return { slots, swaps }
}

interface Likeness {
  wanted: readonly string[]
  tired: Component | undefined
  vocabulary: ReadonlyMap<string, Concept>
  locale: string
}

const ranked = (
  slot: Slot,
  family: Pick<Family, 'slots' | 'locales'>,
  { wanted, tired, vocabulary, locale }: Likeness,
  candidates: readonly Candidate[],
): Swap[] =>
  candidates
    .filter(
      ({ component: one }) =>
        one.state === 'approved' && !(family.slots[slot.name] ?? []).includes(one.id) && unfit(slot, one, family.locales) === undefined,
    )
    .map(({ component: one, effect }) => ({ one, effect, likeness: likenessOf(wanted, one.tags, vocabulary) }))
    .filter(({ likeness }) => wanted.length === 0 || likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || b.effect - a.effect || (a.one.id < b.one.id ? -1 : 1))
    .slice(0, mostIn)
    .map(({ one, likeness }) => ({
      slot: slot.name,
      ...(tired && { out: tired.id }),
      in: one.id,
      likeness,
      because: sentence(one, wanted, tired, locale),
    }))

/** 1 for each wanted concept that is borne, ½ where only a broader one is shared. */
export const likenessOf = (
  wanted: readonly string[],
  borne: readonly string[],
  vocabulary: ReadonlyMap<string, Pick<Concept, 'broader'>>,
): number => {
  const wide = new Set(borne.flatMap((tag) => broaderThan(tag, vocabulary)))
  return wanted.reduce((sum, tag) => {
    if (borne.includes(tag)) return sum + 1
    return broaderThan(tag, vocabulary).some((broader) => wide.has(broader)) ? sum + 0.5 : sum
  }, 0)
}

const sentence = (one: Component, wanted: readonly string[], tired: Component | undefined, locale: string): string => {
  const shared = one.tags.filter((tag) => wanted.includes(tag))
  const why = shared.length > 0 ? `shares ${shared.join(', ')}` : wanted.length > 0 ? 'is of the same kind of thing' : 'is approved and fits'
  const named = `“${titleOf(one, locale)}”`
  return tired ? `${named} for “${titleOf(tired, locale)}”: it ${why}.` : `${named} comes in: it ${why}.`
}

const nowhere = (family: Pick<Family, 'name'>, want: Want, tired: string | undefined): Refusal =>
  want.slot === undefined || want.tired === undefined
    ? refuse(
        'invalidInput',
        want.tired === undefined
          ? `“${family.name}” has no slot ${want.slot}.`
          : `“${family.name}” does not hold ${tired === undefined ? want.tired : `“${tired}”`}.`,
        {
          where: [{ path: want.tired === undefined ? 'slot' : 'tired', problem: 'not of this family' }],
        },
      )
    : refuse('invalidInput', `The slot ${want.slot} does not hold ${want.tired}.`, { where: [{ path: 'tired', problem: 'not in this slot' }] })

const nothingLike = (
  places: readonly Slot[],
  family: Pick<Family, 'slots' | 'locales'>,
  wanted: readonly string[],
  candidates: readonly Candidate[],
): Refusal =>
  refuse('noFit', `No approved component can come in${wanted.length > 0 ? ` that shares ${wanted.join(', ')}` : ''}.`, {
    where: places.map((slot) => {
      const left = candidates.filter(({ component: one }) => takesKind(slot, one.kind) && !(family.slots[slot.name] ?? []).includes(one.id))
      const why = left
        .map(({ component: one }) => (one.state === 'approved' ? unfit(slot, one, family.locales) : 'is not approved yet'))
        .find((reason) => reason !== undefined)
      return {
        path: `slots.${slot.name}`,
        problem: left.length === 0 ? 'there is no other of its kind' : `of ${left.length} others the first ${why ?? 'shares no tag'}`,
      }
    }),
    remedy: 'Have new components drafted (component.draft), approve what waits, or open a brief.',
  })
