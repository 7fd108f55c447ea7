import type { Actor } from '../kernel/actor.ts'
import { amend } from '../kernel/noun.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Asset } from './asset.ts'
import { fieldProblems } from './check-fields.ts'
import { type Form, formCarried, kindInWords, type Kinds } from './component-kind.ts'
import { type Component, componentHash, type Fields, type Lineage } from './component.ts'
import { titleOf } from './said.ts'
import type { Concept } from './concept.ts'
import { keyFor } from './key-of.ts'
import { sortInWords, sortOf } from './media-sort.ts'
import type { Rights } from './rights.ts'
import { tagsFor } from './vocabulary.ts'

/** What a component is made of, as somebody said it. */
export interface SaidComponent {
  kind: string
  fields: Fields
  tags: readonly string[]
  key?: string
  rights?: Rights | undefined
}

interface Surroundings {
  kinds: Kinds
  concepts: readonly Concept[]
  /** Assets by the reference (id or key) that the fields use. */
  assets: ReadonlyMap<string, Asset>
  /** Is its key, or the key that its text would give it, taken? */
  taken: boolean
}

interface Making {
  id: string
  lineage: Lineage
  actor: Pick<Actor, 'id'>
  now: Date
}

/** Every way in goes through here: by hand, by import, by an agent. Answers the component as a draft, or why it cannot be one. */
export const makeComponent = (
  said: SaidComponent,
  { kinds, concepts, assets, taken }: Surroundings,
  { id, lineage, actor, now }: Making,
): Component | Refusal => {
  const kind = kinds.get(said.kind)
  if (!kind)
    return refuse('invalidInput', `There is no kind of component called ${said.kind}.`, {
      where: [{ path: 'kind', problem: 'unknown', hint: `one of ${[...kinds.keys()].join(', ')}` }],
    })
  const fields = withAssetIds(said.fields, assets)
  const problems = [...fieldProblems(kind, fields), ...unfitAssets(kind, fields, assets)]
  if (problems.length > 0) {
    return refuse(
      'invalidInput',
      `The ${kindInWords(kind.name)} does not fit its kind in ${problems.length === 1 ? 'one place' : `${problems.length} places`}.`,
      {
        where: problems,
        remedy: 'Mend the places named, then send it again.',
      },
    )
  }
  const tags = tagsFor(said.tags, concepts)
  if (isRefusal(tags)) return tags
  const pictures = saidByPictures(fields, assets)
  const content = { kind: kind.name, ...formCarried(kind), fields, ...(said.rights && { rights: said.rights }), ...(pictures && { pictures }) }
  return {
    id,
    version: 1,
    key: said.key ?? keyFor(titleIn({ ...content, fields: said.fields }, assets), kind.name.toLowerCase(), taken, id),
    ...content,
    tags,
    lineage,
    state: 'draft',
    hash: componentHash(content),
    madeBy: actor.id,
    madeAt: now.toISOString(),
  }
}

/** What it is called by before it has a key: what it says, or the file that it shows. */
export const titleIn = (said: Pick<Component, 'kind' | 'form' | 'fields'>, assets: ReadonlyMap<string, Asset> = new Map()): string => {
  const [shown] = assetReferences(said.fields)
  return titleOf({ ...said, key: assets.get(shown ?? '')?.name ?? said.kind })
}

export const assetReferences = (fields: Fields): string[] =>
  Object.values(fields).flatMap((members) => (members['asset'] === undefined ? [] : [members['asset']]))

const withAssetIds = (fields: Fields, assets: ReadonlyMap<string, Asset>): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([locale, members]) => {
      const reference = members['asset']
      const found = reference === undefined ? undefined : assets.get(reference)
      return [locale, found ? { ...members, asset: found.id } : members]
    }),
  )

const saidByPictures = (fields: Fields, assets: ReadonlyMap<string, Asset>, known: Component['pictures'] = {}): Component['pictures'] => {
  const shown = new Set(assetReferences(fields))
  const kept = Object.entries(known).filter(([id]) => shown.has(id) && !assets.has(id))
  const amended = [...assets.values()].flatMap(({ id, said }) => (said !== undefined && shown.has(id) ? [[id, said] as const] : []))
  return kept.length + amended.length === 0 ? undefined : Object.fromEntries([...kept, ...amended])
}

/** What is shown as a picture is one, and what is played a video. */
const unfitAssets = (kind: Form, fields: Fields, assets: ReadonlyMap<string, Asset>) => {
  const { of = 'picture' } = kind.fields['asset'] ?? {}
  const found = new Map([...assets.values()].map((one) => [one.id, one]))
  return Object.entries(fields).flatMap(([locale, { asset }]) => {
    if (asset === undefined) return []
    const held = found.get(asset)
    const path = `fields.${locale}.asset`
    if (!held) return [{ path, problem: 'no such asset' }]
    const sort = sortOf(held)
    return sort === of
      ? []
      : [
          {
            path,
            problem: `“${held.name}” is ${sortInWords[sort]}, and ${sortInWords[of]} stands here`,
            hint: of === 'picture' ? 'name a picture, such as its poster' : `name ${sortInWords[of]}`,
          },
        ]
  })
}

/** A component after a picture that it shows was said something else of. Who says it has made it, and nobody has said yes to that yet. */
export const withPicture = (found: Component, { id, said }: Asset, { actor, now }: Pick<Making, 'actor' | 'now'>): Component => {
  const content = { kind: found.kind, ...(found.form && { form: found.form }), fields: found.fields, ...(found.rights && { rights: found.rights }) }
  const pictures = { ...found.pictures, ...(said !== undefined && { [id]: said }) }
  const hash = componentHash({ ...content, pictures })
  return amend(found, { pictures, hash, state: 'draft', madeBy: actor.id, madeAt: now.toISOString() })
}

/** A component with another picture wherever it showed this one, in every locale. */
export const withOtherPicture = (found: Component, old: Asset, next: Asset, { actor, now }: Pick<Making, 'actor' | 'now'>): Component => {
  const fields = Object.fromEntries(
    Object.entries(found.fields).map(([locale, members]) => [locale, members['asset'] === old.id ? { ...members, asset: next.id } : members]),
  )
  const pictures = saidByPictures(fields, new Map([[next.id, next]]), found.pictures)
  const content = {
    kind: found.kind,
    ...(found.form && { form: found.form }),
    fields,
    ...(found.rights && { rights: found.rights }),
    ...(pictures && { pictures }),
  }
  const { pictures: _pictures, ...rest } = found
  return amend<Component>(rest, {
    fields,
    ...(pictures && { pictures }),
    hash: componentHash(content),
    state: 'draft',
    madeBy: actor.id,
    madeAt: now.toISOString(),
  })
}
