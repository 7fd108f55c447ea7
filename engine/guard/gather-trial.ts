import type { z } from 'zod'
import type { Moment } from '../kernel/actor.ts'
import type { Reader } from '../kernel/reader.ts'
import { isRefusal, type Refusal, type RefusalPlace, refuse, refuseUnknown } from '../kernel/refusal.ts'
import { type Brand, brand } from '../create/brand.ts'
import { carryFamilies, renamedProblems } from '../create/carry-families.ts'
import { templateProblems } from '../create/check-template.ts'
import { type Component, component } from '../create/component.ts'
import { byId, type Composition, picturesShown } from '../create/composition.ts'
import { kindsOf } from '../create/declared-kind.ts'
import { type Family, family } from '../create/family.ts'
import { findAll, findOne } from '../create/find.ts'
import { misfit, unfit } from '../create/fit.ts'
import { type Font, font } from '../create/font.ts'
import { findComponents } from '../create/library.ts'
import { mostTried } from '../create/limits.ts'
import { preset } from '../create/preset.ts'
import { presetProblems } from '../create/preset-uses.ts'
import { compositionsUsing } from '../create/rehash.ts'
import { everyLocale } from '../create/locale-chain.ts'
import { kindsTaken } from '../create/slot-kinds.ts'
import { type Slot, type Template, template, templateHash } from '../create/template.ts'
import { changedTemplate, type Renamed, TemplateDraft } from '../create/template-draft.ts'
import { templateReading } from '../create/template-reading.ts'
import { unshownKinds } from '../create/unshown-kinds.ts'
import type { tryTemplate } from './operations/template.try.ts'

type Input = z.output<typeof tryTemplate.input>

/** A template that is not stored, with all that it is shown and judged with. */
export interface Trial {
  /** Filled with one component a slot. */
  shown: Composition
  /** The whole family, as it would be carried over. */
  whole: Composition | undefined
  fonts: readonly Font[]
  /** What its renderer cannot read: nothing of it can be shown. */
  unreadable: RefusalPlace | undefined
  problems: RefusalPlace[]
}

const mostLooked = 60

/** Reads what a draft is filled with, and says what keeps it from being stored. Refused where nobody can know what is meant. */
export const gatherTrial = async (read: Reader, input: Input, { now }: Pick<Moment, 'now'>): Promise<Trial | Refusal> => {
  const stored = input.template === undefined ? undefined : await findOne(read, template, input.template)
  if (input.template !== undefined && !stored) return refuseUnknown('template', input.template, 'id or key', 'template')
  const filling = input.family === undefined ? undefined : await findOne(read, family, input.family)
  if (input.family !== undefined && !filling) return refuseUnknown('family', input.family, 'id or key', 'family')
  const said = saidOf(input, stored)
  if (isRefusal(said)) return said
  const house = await findOne(read, brand, said.brand)
  if (!house) return refuse('invalidInput', `There is no brand ${said.brand}.`, { where: [{ path: 'brand', problem: 'unknown' }] })
  const layout = layoutOf(said, house, stored, now)
  const filled = await fill(read, layout, filling, input)
  if (isRefusal(filled)) return filled
  const fonts = await read.all(font)
  const kinds = await kindsOf(read)
  const refused = await read.ask(templateReading, layout)
  const unreadable = refused && (refused.where ?? [{ path: 'body', problem: refused.message }])
  return {
    shown: { ...filled, template: layout, brand: house },
    whole: filling && filling.template === stored?.id ? await carried(read, { layout, house, filling, renamed: input.renamed }) : undefined,
    fonts,
    unreadable: unreadable?.[0],
    problems: [
      ...misnamed(input.draft),
      ...(unreadable ?? []),
      ...templateProblems(layout, house, fonts, kinds),
      ...unshownKinds(layout, kinds, { before: stored, renamed: input.renamed }),
      ...presetProblems(layout, await read.all(preset, { state: 'current' })),
      ...(stored ? await carryProblems(read, stored, layout, input.renamed) : []),
    ],
  }
}

/** What a draft is called by until it may be called as it says. */
const unnamed = 'unnamed'

/** What it is called keeps a draft from being stored, and nobody from seeing it. */
const misnamed = ({ key, name }: Input['draft']): RefusalPlace[] =>
  Object.entries({ key, name }).flatMap(([path, said]) => {
    const read = said === undefined ? undefined : TemplateDraft.shape[path as 'key' | 'name'].safeParse(said)
    return read?.error ? [{ path, problem: read.error.issues[0]?.message ?? 'not a name' }] : []
  })

/** The draft over what is stored; without that it must say all of it. */
const saidOf = ({ draft }: Input, stored: Template | undefined): TemplateDraft | Refusal => {
  if (stored) {
    const { key: _key, name: _name, channel: _channel, brand: house = stored.brand, ...changes } = draft
    const { key, name, channel, format, formats, slots, body, subject, preheader } = changedTemplate(stored, changes)
    return { key, name, channel, brand: house, format, formats, slots, body, subject, preheader }
  }
  const { formats = [], ...rest } = draft
  const one = { ...rest, ...Object.fromEntries(misnamed(draft).map(({ path }) => [path, unnamed])) }
  const read = TemplateDraft.safeParse(formats.length === 0 ? one : { ...one, formats })
  if (read.success) return read.data
  return refuse('invalidInput', 'Without a template that it would be the next version of, a draft says all that template.add takes.', {
    where: read.error.issues.map(({ path }) => ({ path: `draft.${path.join('.')}`, problem: 'required' })),
  })
}

const layoutOf = (said: TemplateDraft, { id }: Brand, stored: Template | undefined, now: Date): Template => ({
  id: 'tpl_unsaved',
  version: 1,
  state: 'current',
  madeBy: '',
  madeAt: now.toISOString(),
  ...stored,
  ...said,
  brand: id,
  hash: templateHash(said),
})

type Filled = Pick<Composition, 'family' | 'components' | 'assets'>

/** One component a slot: the one wished for, else the first that the family has there, else what the library has that fits. */
const fill = async (read: Reader, layout: Template, filling: Family | undefined, input: Input): Promise<Filled | Refusal> => {
  const wished = await findAll(read, component, Object.values(input.choice))
  const problems = Object.entries(input.choice).flatMap(([slot, reference]) => wishProblem(layout, slot, wished.get(reference)))
  if (problems.length > 0) return refuse('invalidInput', 'The draft cannot be filled like that.', { where: problems })
  const known = byId(filling ? await read.all(component, { id: [...new Set(Object.values(filling.slots).flat())] }) : [])
  const locales = (input.locales ?? filling?.locales ?? []).slice(0, mostTried)
  const chosen = new Map<string, Component>()
  for (const slot of layout.slots) {
    const held = filling?.slots[input.renamed?.[slot.name] ?? slot.name]
    const wish = input.choice[slot.name]
    const one =
      wish === undefined
        ? (firstOf(slot, held ?? [], known) ?? (held?.length === 0 && !slot.required ? undefined : await fromLibrary(read, slot, locales)))
        : wished.get(wish)
    if (one) chosen.set(slot.name, one)
  }
  const components = byId([...chosen.values()])
  return {
    components,
    assets: await picturesShown(read, [...components.values()]),
    family: {
      ...(filling ?? nobody),
      template: layout.id,
      constraints: [],
      locales: locales.length > 0 ? locales : spokenBy(components),
      slots: Object.fromEntries([...chosen].map(([slot, { id }]) => [slot, [id]])),
    },
  }
}

const nobody: Family = {
  id: 'fam_unsaved',
  version: 1,
  key: 'unsaved',
  name: 'Unsaved',
  template: '',
  slots: {},
  locales: [],
  markets: ['world'],
  constraints: [],
  state: 'current',
  hash: '',
  madeBy: '',
  madeAt: '',
}

const wishProblem = ({ slots }: Template, name: string, wished: Component | undefined): RefusalPlace[] => {
  const slot = slots.find((one) => one.name === name)
  const path = `choice.${name}`
  if (!slot) return [{ path, problem: 'no such slot' }]
  const why = wished ? misfit(slot, wished) : 'does not exist'
  return why === undefined ? [] : [{ path, problem: why }]
}

const firstOf = (slot: Slot, ids: readonly string[], known: ReadonlyMap<string, Component>): Component | undefined =>
  ids.flatMap((id) => known.get(id) ?? []).find((one) => misfit(slot, one) === undefined)

/** The newest that fits in all languages; where none does the newest, so that it is seen what does not fit. */
const fromLibrary = async (read: Reader, slot: Slot, locales: readonly string[]): Promise<Component | undefined> => {
  const { items } = await read.ask(findComponents, { kinds: kindsTaken(slot), states: ['approved', 'draft'], limit: mostLooked })
  return items.find((one) => unfit(slot, one, locales) === undefined) ?? items[0]
}

const spokenBy = (components: ReadonlyMap<string, Component>): string[] => {
  const spoken = [...new Set([...components.values()].flatMap(({ fields }) => Object.keys(fields)))].filter((locale) => locale !== everyLocale)
  return spoken.length === 0 ? ['en'] : spoken.sort().slice(0, mostTried)
}

interface Carrying {
  layout: Template
  house: Brand
  filling: Family
  renamed: Renamed | undefined
}

/** The whole family as it would show the draft. */
const carried = async (read: Reader, { layout, house, filling, renamed = {} }: Carrying): Promise<Composition> => {
  const slots = Object.fromEntries(layout.slots.map(({ name }) => [name, filling.slots[renamed[name] ?? name] ?? []]))
  const components = await read.all(component, { id: [...new Set(Object.values(slots).flat())] })
  return {
    family: { ...filling, slots },
    template: layout,
    brand: house,
    components: byId(components),
    assets: await picturesShown(read, components),
  }
}

/** What stands in the way of the families that use it; asked where slots come, go, or ask for something else. */
const carryProblems = async (read: Reader, before: Template, after: Template, renamed: Renamed | undefined): Promise<RefusalPlace[]> => {
  const strange = renamedProblems(before, after, renamed)
  if (strange.length > 0 || asked(before) === asked(after)) return strange
  const refused = carryFamilies(await compositionsUsing(read, { template: before.id }), before, after, renamed)
  return isRefusal(refused) ? (refused.where ?? []) : []
}

const asked = ({ slots }: Template): string => slots.map(({ name, kind, required }) => `${name} ${kind} ${required}`).join('\n')
