import type { Moment } from '../kernel/actor.ts'
import { type Change, happened, put } from '../kernel/change.ts'
import { amend } from '../kernel/noun.ts'
import type { Reader } from '../kernel/reader.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import { type Asset, asset } from './asset.ts'
import { type Component, component, type Fields } from './component.ts'
import type { Composition } from './composition.ts'
import { type Concept, concept } from './concept.ts'
import type { Kinds } from './component-kind.ts'
import { kindsAnd, kindsOf } from './declared-kind.ts'
import { findAll } from './find.ts'
import { assetReferences, makeComponent } from './make-component.ts'
import type { Rights } from './rights.ts'
import { rightsChange } from './rights-change.ts'
import { compositionsUsing, ripple } from './rehash.ts'

/** All that saying something else of a component takes. */
export interface Amending {
  found: Component
  kinds: Kinds
  concepts: Concept[]
  assets: ReadonlyMap<string, Asset>
  around: Composition[]
}

export const gatherAmending = async (read: Reader, found: Component, fields: Fields): Promise<Amending> => ({
  found,
  kinds: kindsAnd(await kindsOf(read), found),
  concepts: await read.all(concept, { state: 'current' }),
  assets: await findAll(read, asset, assetReferences(fields)),
  around: await compositionsUsing(read, { components: [found.id] }),
})

/** What is to be said of it, whole. A language in which nothing is said goes. */
export interface Amendment {
  fields: Fields
  tags: readonly string[]
  rights: Rights | undefined
}

/** Every change of what a component says goes through here: amended by hand, or what it was brought back. */
export const amendComponent = (
  { found, kinds, concepts, assets, around }: Amending,
  { fields, tags, rights }: Amendment,
  { now, actor }: Moment,
  detail: Record<string, unknown> = {},
): Change<Component> | Refusal => {
  if (found.state === 'retired') return refuse('wrongState', 'It is retired and stays as it was.', { remedy: 'Add a new component.' })
  const { kind, key, lineage } = found
  const said = Object.fromEntries(Object.entries(fields).filter(([, members]) => Object.keys(members).length > 0))
  const made = makeComponent(
    { kind, key, fields: said, tags, rights },
    { kinds, concepts, assets, taken: false },
    { id: found.id, lineage, actor, now },
  )
  if (isRefusal(made)) return made
  const { rights: _rights, pictures: _pictures, form: _form, ...rest } = found
  // Who changes what is shown has made it, and nobody has said yes to that yet.
  const amended: Component = made.hash === found.hash ? amend(found, { tags: made.tags }) : amend<Component>(rest, { ...made, state: 'draft' })
  const { save, journal, tasks } = ripple(around, { components: [amended] })
  return {
    answer: amended,
    save: [put(component, amended), ...save],
    journal: [
      happened('component.amended', { component: found.id }, { before: found.hash, after: amended.hash, families: save.length, ...detail }),
      ...rightsChange({ component: found.id }, found.rights, amended.rights),
      ...journal,
    ],
    tasks,
  }
}
