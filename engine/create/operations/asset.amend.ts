import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { makers } from '../../people/permission.ts'
import { Asset, asset } from '../asset.ts'
import { type Component, component } from '../component.ts'
import { concept } from '../concept.ts'
import { captionFiles, captionsOf } from '../captions.ts'
import { findAll, findOne } from '../find.ts'
import { mostTags } from '../limits.ts'
import { isLinkedByName } from '../link-words.ts'
import { Locale } from '../locale.ts'
import { withPicture } from '../make-component.ts'
import { componentsShowing } from '../picture-use.ts'
import { posterOf } from '../poster.ts'
import { compositionsUsing, ripple } from '../rehash.ts'
import { rightsChange } from '../rights-change.ts'
import { saidHash } from '../said-hash.ts'
import { tagsFor } from '../vocabulary.ts'
import { AssetWords } from './asset.add.ts'

export const amendAsset = command({
  name: 'asset.amend',
  summary: 'Amend what is said of a picture, video or document; where it is shown, verdicts on the old content lapse',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    name: AssetWords.name.optional(),
    alt: Asset.shape.alt.unwrap().optional().describe('locales that are named replace what they said; the others stay'),
    tags: z.array(z.string()).max(mostTags).optional().describe('concepts: keys, labels or synonyms'),
    focal: Asset.shape.focal.unwrap().nullable().optional().describe('null: the middle'),
    poster: z.string().nullable().optional().describe('of a video or document: id or key of the picture that stands for it; null takes it away'),
    captions: z
      .record(Locale, z.string().nullable())
      .optional()
      .describe('of a video: locale → id or key of its captions (WebVTT); null takes them away, locales that are not named stay'),
    folder: Asset.shape.folder,
    path: Asset.shape.path,
    rights: Asset.shape.rights.unwrap().nullable().optional().describe('null takes them away'),
    ifVersion: z.number().int().optional(),
  }),
  output: Asset,
  roles: makers,
  foretoldBy: 'asset.effect',
  load: async (read, { id, poster, captions }) => {
    const found = await findOne(read, asset, id)
    const showing = found ? await read.ask(componentsShowing, { assets: [found.id] }) : []
    return (
      found && {
        found,
        picture: poster ? await findOne(read, asset, poster) : undefined,
        files: await findAll(read, asset, captionFiles(captions)),
        concepts: await read.all(concept, { state: 'current' }),
        showing,
        around: showing.length === 0 ? [] : await compositionsUsing(read, { components: showing.map((one) => one.id) }),
      }
    )
  },
  decide: (facts, { id, ifVersion, poster: wanted, captions: told, ...words }, { now, actor }) => {
    if (!facts) return refuseUnknown('asset', id, 'id or key')
    const { found, picture, files, concepts, showing, around } = facts
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'retired') return refuse('wrongState', 'It is retired and stays as it was.', { remedy: 'Add the picture anew.' })
    const tags = tagsFor(words.tags ?? found.tags, concepts)
    if (isRefusal(tags)) return tags
    const poster = typeof wanted === 'string' ? posterOf(found, picture, wanted) : wanted
    if (isRefusal(poster)) return poster
    const captions = told === undefined ? found.captions : captionsOf(found, told, files)
    if (isRefusal(captions)) return captions
    const said = amendedBy(found, { ...words, tags, poster, captions })
    const isOther = saidHash({ ...said, name: found.name }) !== saidHash(found)
    const spoken = around.flatMap(({ family: { locales } }) => locales)
    const named = said.name === found.name ? [] : showing.filter((one) => isLinkedByName(one, found, spoken))
    const shownElse = isOther ? showing : named
    const amended: Asset = amend(isOther || named.length > 0 ? { ...said, said: saidHash(said) } : said, {})
    const components = shownElse.map((one): Component => withPicture(one, amended, { actor, now }))
    const { save, journal, tasks } = ripple(around, { components })
    const before = {
      path: found.path,
      poster: found.poster,
      captions: found.captions,
      alt: found.alt,
      focal: found.focal,
      rights: found.rights,
      tags: found.tags,
      name: found.name,
    }
    return {
      answer: amended,
      save: [put(asset, amended), ...components.map((one) => put(component, one)), ...save],
      journal: [
        happened('asset.amended', { asset: found.id }, { changed: changedIn(before, amended), families: save.length }),
        ...rightsChange({ asset: found.id }, found.rights, amended.rights),
        ...components.map((one) => happened('component.amended', { component: one.id, asset: found.id }, { after: one.hash })),
        ...journal,
      ],
      tasks,
    }
  },
})

interface Words {
  name?: string | undefined
  alt?: Asset['alt'] | undefined
  tags: string[]
  focal?: Asset['focal'] | null
  rights?: Asset['rights'] | null
  poster?: Asset['poster'] | null
  captions: Asset['captions']
  folder?: string | undefined
  path?: string | undefined
}

const amendedBy = (found: Asset, { name, alt, tags, focal, rights, poster, captions, folder, path }: Words): Asset => {
  const { focal: oldFocal, rights: oldRights, poster: oldPoster, captions: _before, ...rest } = found
  const stands = poster === undefined ? oldPoster : (poster ?? undefined)
  const seen = focal === undefined ? oldFocal : (focal ?? undefined)
  const bound = rights === undefined ? oldRights : (rights ?? undefined)
  return {
    ...rest,
    ...(name !== undefined && { name }),
    ...(folder !== undefined && { folder }),
    ...(path !== undefined && { path }),
    alt: { ...found.alt, ...alt },
    tags,
    ...(seen && { focal: seen }),
    ...(bound && { rights: bound }),
    ...(stands && { poster: stands }),
    ...(captions && { captions }),
  }
}

const changedIn = (before: Partial<Asset>, after: Asset): string[] =>
  (Object.keys(before) as (keyof Asset)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
