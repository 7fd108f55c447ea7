import { scaledTo } from '../../../engine/create/scaled.ts'
import type { Operations } from '../../api/operations.ts'

export type Stored = Operations['template.show']['output']['template']
export type Slot = Stored['slots'][number]
export type Format = Stored['format']
export type Said = Operations['template.add']['input']
export type Changes = Omit<Operations['template.amend']['input'], 'id' | 'ifVersion' | 'limits'>

/** All or nothing of it is said in the end; while one types, some of it may be missing. */
type Partly<T> = { [K in keyof T]?: T[K] | undefined }

export interface Limits {
  maxCharacters?: number | undefined
  maxLines?: number | undefined
  type?: Partly<NonNullable<Slot['type']>> | undefined
  box?: Partly<NonNullable<Slot['box']>> | undefined
  picture?: Partly<NonNullable<Slot['picture']>> | undefined
}

/** A slot in the form; `was` is what the stored version calls it, so that a new name is a rename and nothing is lost. */
export interface DraftSlot extends Limits {
  was?: string | undefined
  name: string
  label: string
  kind: string
  also?: readonly string[] | undefined
  required: boolean
  colour?: string | undefined
  ground?: Slot['ground'] | undefined
  formats: Readonly<Record<string, Limits>>
}

export interface DraftSize {
  name: string
  width?: number | undefined
  height?: number | undefined
  maxBytes?: number | undefined
}

/** What stands in the editor. */
export interface Draft {
  key: string
  name: string
  channel: Stored['channel']
  brand: string
  /** The one that placements ask for first. */
  sizes: readonly DraftSize[]
  slots: readonly DraftSlot[]
  body: string
  subject: string
  preheader: string
}

export const draftOf = (stored: Stored): Draft => ({
  key: stored.key,
  name: stored.name,
  channel: stored.channel,
  brand: stored.brand,
  sizes: [stored.format, ...(stored.formats ?? [])],
  slots: stored.slots.map((slot) => ({ ...slot, required: slot.required ?? true, formats: slot.formats ?? {}, was: slot.name })),
  body: stored.body,
  subject: stored.subject ?? '',
  preheader: stored.preheader ?? '',
})

/** A copy is a template of its own: nothing in it was anything before. */
export const copyOf = (stored: Stored, name: string): Draft => {
  const { slots, ...rest } = draftOf(stored)
  return { ...rest, key: keyFrom(name), name, slots: slots.map(({ was: _was, ...slot }) => slot) }
}

/** “Hero card, wide” → hero-card-wide */
export const keyFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)

/** “Call to action” → callToAction */
export const slotNameFrom = (label: string): string =>
  keyFrom(label)
    .replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .slice(0, 40)

const allOf = <T extends object>(part: Partly<T> | undefined, needed: readonly (keyof T)[]): T | undefined =>
  part && needed.every((name) => part[name] !== undefined) ? (without(part) as T) : undefined

const without = <T extends object>(part: T): T => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as T

const limitsOf = ({ maxCharacters, maxLines, type, box, picture }: Limits) =>
  without({
    maxCharacters,
    maxLines,
    type: allOf<NonNullable<Slot['type']>>(type && { letterSpacing: 0, ...without(type) }, ['font', 'size', 'lineHeight']),
    box: allOf<NonNullable<Slot['box']>>(box, ['x', 'y', 'width', 'height']),
    picture: allOf<NonNullable<Slot['picture']>>(picture, ['width', 'height']),
  })

const slotOf = ({ was: _was, formats, name, label, kind, also, required, colour, ground, ...limits }: DraftSlot): Slot => {
  const here = Object.entries(formats).map(([size, one]) => [size, limitsOf(one)] as const)
  return without({
    name,
    label,
    kind,
    also: also?.length ? also : undefined,
    required,
    ...limitsOf(limits),
    colour,
    ground,
    formats: here.length > 0 ? Object.fromEntries(here) : undefined,
  }) as Slot
}

const sizeOf = ({ name, width, height, maxBytes }: DraftSize): Format => without({ name, width: width ?? 0, height, maxBytes }) as Format

/** The draft as the engine takes it. */
export const saidOf = ({ sizes, slots, subject, preheader, ...draft }: Draft): Said => {
  const [format = { name: '' }, ...formats] = sizes
  return {
    ...draft,
    format: sizeOf(format),
    ...(draft.channel === 'display' && formats.length > 0 && { formats: formats.map(sizeOf) }),
    slots: slots.map(slotOf),
    ...(draft.channel === 'email' && { subject, ...(preheader.trim() !== '' && { preheader }) }),
  }
}

/** New name of a slot → the name that it is stored by. */
export const renamedOf = ({ slots }: Draft): Record<string, string> =>
  Object.fromEntries(slots.flatMap(({ name, was }) => (was !== undefined && was !== name ? [[name, was]] : [])))

const parts = ['name', 'format', 'formats', 'slots', 'body', 'subject', 'preheader'] as const
type Part = (typeof parts)[number]
type Whole = Pick<Said, Part>

const saidPart = (said: Whole, part: Part): unknown => (part === 'formats' ? (said.formats ?? []) : (said[part] ?? ''))
const differs = (a: Whole, b: Whole, part: Part): boolean => JSON.stringify(saidPart(a, part)) !== JSON.stringify(saidPart(b, part))

/** What is to change about a stored template; nothing where it says the same. */
export const changesOf = (draft: Draft, stored: Stored): Changes => {
  const [said, before] = [saidOf(draft), saidOf(draftOf(stored))]
  const changed = parts.filter((part) => differs(said, before, part))
  const renamed = renamedOf(draft)
  return {
    ...Object.fromEntries(changed.map((part) => [part, saidPart(said, part)])),
    ...(Object.keys(renamed).length > 0 && { renamed }),
  }
}

/** Parts that somebody else saved meanwhile, and of those the ones that both changed. */
export const clashOf = (mine: Draft, base: Stored, theirs: Stored): { theirs: readonly Part[]; both: readonly Part[] } => {
  const [said, before, now] = [saidOf(mine), saidOf(draftOf(base)), saidOf(draftOf(theirs))]
  const changed = parts.filter((part) => differs(now, before, part))
  return { theirs: changed, both: changed.filter((part) => differs(said, before, part) && differs(said, now, part)) }
}

/** Mine over what somebody else saved: what I did not touch is theirs. */
export const mergedOver = (mine: Draft, base: Stored, theirs: Stored): Draft => {
  const { both, theirs: changed } = clashOf(mine, base, theirs)
  const taken = new Set(changed.filter((part) => !both.includes(part)))
  const now = draftOf(theirs)
  const pick = <K extends keyof Draft>(part: Part, field: K): Draft[K] => (taken.has(part) ? now[field] : mine[field])
  const [mineFirst, ...mineRest] = mine.sizes
  const [theirFirst, ...theirRest] = now.sizes
  const first = taken.has('format') ? theirFirst : mineFirst
  const known = new Set(now.slots.map(({ name }) => name))
  return {
    ...mine,
    name: pick('name', 'name'),
    body: pick('body', 'body'),
    subject: pick('subject', 'subject'),
    preheader: pick('preheader', 'preheader'),
    sizes: [...(first ? [first] : []), ...(taken.has('formats') ? theirRest : mineRest)],
    // A slot that is called otherwise there by now is no slot of theirs under the name that it had.
    slots: taken.has('slots')
      ? now.slots
      : mine.slots.map((slot) => (slot.was !== undefined && !known.has(slot.was) ? { ...slot, was: undefined } : slot)),
  }
}

/** A slot under another name, wherever the template speaks of it. */
export const withSlotNamed = (draft: Draft, index: number, name: string): Draft => {
  const was = draft.slots[index]?.name ?? ''
  const taken = draft.slots.some((slot, n) => n !== index && slot.name === was)
  const spoken = (text: string): string =>
    was === '' || name === '' || taken ? text : text.replaceAll(new RegExp(`\\bslots\\.${was}\\b`, 'g'), `slots.${name}`)
  const stands = (slot: DraftSlot): DraftSlot =>
    slot.ground && 'slot' in slot.ground && slot.ground.slot === was && !taken ? { ...slot, ground: { ...slot.ground, slot: name } } : slot
  return {
    ...draft,
    slots: draft.slots.map((slot, n) => stands(n === index ? { ...slot, name } : slot)),
    body: spoken(draft.body),
    subject: spoken(draft.subject),
    preheader: spoken(draft.preheader),
  }
}

/** A size under another name, with what its slots say for it. */
export const withSizeNamed = (draft: Draft, index: number, name: string): Draft => {
  const was = draft.sizes[index]?.name ?? ''
  return {
    ...draft,
    sizes: draft.sizes.map((size, n) => (n === index ? { ...size, name } : size)),
    slots: draft.slots.map((slot) => ({
      ...slot,
      formats: Object.fromEntries(Object.entries(slot.formats).map(([size, limits]) => [size === was ? name : size, limits])),
    })),
  }
}

/** One more size, in which each slot that has a box in the first lies and is set as it does there. */
export const withSize = (draft: Draft, size: DraftSize): Draft => ({
  ...draft,
  sizes: [...draft.sizes, size],
  slots: draft.slots.map((slot) => {
    const limits = limitsScaled(slot, draft.sizes[0], size)
    return limits ? { ...slot, formats: { ...slot.formats, [size.name]: { ...limits, ...slot.formats[size.name] } } } : slot
  }),
})

/** A further size that is as large as said now; what was scaled for it before and not touched since is scaled anew. */
export const withSizeAs = (draft: Draft, index: number, size: DraftSize): Draft => {
  const [first, before] = [draft.sizes[0], draft.sizes[index]]
  const isScaled = (slot: DraftSlot): boolean =>
    before !== undefined && JSON.stringify(slot.formats[size.name]) === JSON.stringify(limitsScaled(slot, first, before))
  const scaled = (slot: DraftSlot): DraftSlot => {
    const limits = index > 0 && isScaled(slot) ? limitsScaled(slot, first, size) : undefined
    return limits ? { ...slot, formats: { ...slot.formats, [size.name]: limits } } : slot
  }
  return { ...draft, sizes: draft.sizes.map((one, n) => (n === index ? size : one)), slots: draft.slots.map(scaled) }
}

/** Nothing where the slot has no box in the first size. */
const limitsScaled = (slot: DraftSlot, first: DraftSize | undefined, { width = 0, height }: DraftSize): Limits | undefined => {
  const { box, type, maxLines } = limitsOf(slot)
  return box && first?.width ? scaledTo({ box, type, maxLines }, { width: first.width, height: first.height }, { width, height }) : undefined
}

/** Without a size, and without what was said for it. */
export const withoutSize = (draft: Draft, name: string): Draft => ({
  ...draft,
  sizes: draft.sizes.filter((size) => size.name !== name),
  slots: draft.slots.map((slot) => ({ ...slot, formats: Object.fromEntries(Object.entries(slot.formats).filter(([size]) => size !== name)) })),
})

/** What a remedy of a guardrail changes, in the draft instead of in what is stored. */
export const withLimits = (draft: Draft, limits: Readonly<Record<string, Partial<Slot>>>): Draft => ({
  ...draft,
  slots: draft.slots.map((slot) => {
    const { formats, ...rest } = limits[slot.name] ?? {}
    return { ...slot, ...rest, formats: formats ?? slot.formats }
  }),
})
