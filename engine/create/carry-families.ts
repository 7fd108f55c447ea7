import { counted } from '../kernel/counted.ts'
import { type Refusal, type RefusalPlace, refuse } from '../kernel/refusal.ts'
import type { Composition } from './composition.ts'
import type { Family } from './family.ts'
import { misfit } from './fit.ts'
import { mostFamilies } from './library.ts'
import { titleOf } from './said.ts'
import { kindsTaken, takesKind } from './slot-kinds.ts'
import type { Slot, Template } from './template.ts'
import type { Renamed } from './template-draft.ts'

type Around = Pick<Composition, 'family' | 'components'>

const mostNamed = 20

/**
 * The families of a template as its next version fills them: a slot keeps what stands in it, under a new name where that is said. Refused where a family
 * would lose something that it shows, would have to show what its slot does not take, or would leave empty what must be filled.
 */
export const carryFamilies = (
  around: readonly Around[],
  before: Pick<Template, 'slots'>,
  after: Pick<Template, 'slots'>,
  renamed: Renamed = {},
): Family['slots'][] | Refusal => {
  if (around.length >= mostFamilies) {
    return refuse('tooLarge', `${counted(mostFamilies, 'family', 'families')} or more use this template; that many are not carried over at once.`, {
      remedy: 'Add the new version as another template, or retire families that nobody needs.',
    })
  }
  const carried = around.map(({ family }) => carriedSlots(family, after, renamed))
  const problems = around.map((one, n) => problemsOf(one, carried[n] ?? {}, { before, after, renamed }))
  const hurt = around.filter((_, n) => problems[n]!.length > 0)
  if (hurt.length === 0) return carried
  return refuse('inUse', `${counted(hurt.length, 'family that uses', 'families that use')} this template could not show what it holds.`, {
    where: problems.flat().slice(0, mostNamed),
    remedy: 'Keep the slot, say which new name it has (renamed), let a new slot be optional, or retire these families first.',
    facts: { families: hurt.map(({ family }) => family.id) },
  })
}

/** New names that are no slot, or old ones that were none or that stay. */
export const renamedProblems = (before: Pick<Template, 'slots'>, after: Pick<Template, 'slots'>, renamed: Renamed = {}): RefusalPlace[] => {
  const [were, are] = [new Set(before.slots.map(({ name }) => name)), new Set(after.slots.map(({ name }) => name))]
  const taken = Object.values(renamed)
  return Object.entries(renamed).flatMap(([now, then]) => {
    const path = `renamed.${now}`
    if (!are.has(now)) return [{ path, problem: `no slot is called ${now} now` }]
    if (!were.has(then)) return [{ path, problem: `no slot was called ${then}` }]
    if (taken.indexOf(then) !== taken.lastIndexOf(then)) return [{ path, problem: `${then} has a second new name` }]
    return are.has(then) && renamed[then] === undefined ? [{ path, problem: `${then} is still there` }] : []
  })
}

const nameBefore = (name: string, renamed: Renamed): string => renamed[name] ?? name

/** What a slot of before is called now, if it is still there. */
const carriedSlots = ({ slots }: Pick<Family, 'slots'>, after: Pick<Template, 'slots'>, renamed: Renamed): Family['slots'] =>
  Object.fromEntries(after.slots.map(({ name }) => [name, slots[nameBefore(name, renamed)] ?? []]))

interface Versions {
  before: Pick<Template, 'slots'>
  after: Pick<Template, 'slots'>
  renamed: Renamed
}

const problemsOf = ({ family, components }: Around, carried: Family['slots'], { before, after, renamed }: Versions): RefusalPlace[] => {
  const path = family.key
  const kept = new Set(after.slots.map(({ name }) => nameBefore(name, renamed)))
  const dropped = before.slots.flatMap(({ name, label }) => {
    const held = family.slots[name]?.length ?? 0
    return kept.has(name) || held === 0 ? [] : [{ path, problem: `${family.name} shows ${counted(held, 'component')} in ${label}, which is dropped` }]
  })
  const were = new Map(before.slots.map((slot) => [slot.name, slot]))
  return [...dropped, ...after.slots.flatMap((slot) => slotProblems(family, slot, were.get(nameBefore(slot.name, renamed)), carried, components))]
}

const slotProblems = (
  { key: path, name }: Family,
  slot: Slot,
  was: Slot | undefined,
  carried: Family['slots'],
  components: Composition['components'],
): RefusalPlace[] => {
  const held = carried[slot.name] ?? []
  if (held.length === 0)
    return slot.required && was?.required !== true ? [{ path, problem: `${name} has nothing in ${slot.label}, which is required` }] : []
  if (was && kindsTaken(was).every((kind) => takesKind(slot, kind))) return []
  const strange = held.flatMap((id) => components.get(id) ?? []).find((one) => misfit(slot, one) !== undefined)
  return strange ? [{ path, problem: `${name}: “${titleOf(strange)}” in ${slot.label} ${misfit(slot, strange)}` }] : []
}
