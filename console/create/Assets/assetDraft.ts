import type { Operations } from '../../api/operations.ts'
import type { Spot } from './FocalPicture.tsx'
import { draftOf as rightsDraftOf, rightsOf, type RightsDraft } from './rightsDraft.ts'

type Asset = Operations['asset.show']['output']['asset']
type Amendment = Omit<Operations['asset.amend']['input'], 'id' | 'ifVersion'>

/** What stands in the form; the focal point is set in the picture. */
export interface AssetDraft {
  name: string
  /** By locale. */
  alt: Readonly<Record<string, string>>
  /** Keys of concepts. */
  tags: readonly string[]
  rights: RightsDraft | undefined
}

export const draftOf = ({ name, alt = {}, tags = [], rights }: Pick<Asset, 'name' | 'alt' | 'tags' | 'rights'>): AssetDraft => ({
  name,
  alt,
  tags,
  rights: rightsDraftOf(rights),
})

/** What is said otherwise than the asset says it, as the engine takes it: nothing where nothing is. */
export const amendmentOf = (draft: AssetDraft, spot: Spot | undefined, asset: Asset): Amendment => {
  const before = draftOf(asset)
  const alt = Object.entries(draft.alt).filter(([locale, text]) => text !== (before.alt[locale] ?? ''))
  const [rights, had] = [rightsOf(draft.rights), rightsOf(before.rights)]
  return {
    ...(draft.name !== before.name && { name: draft.name }),
    ...(alt.length > 0 && { alt: Object.fromEntries(alt) }),
    ...(!isSame(draft.tags, before.tags) && { tags: [...draft.tags] }),
    ...((spot?.x !== asset.focal?.x || spot?.y !== asset.focal?.y) && { focal: spot ?? null }),
    ...(!isSame(rights, had) && { rights: rights ?? null }),
  }
}

/** Both are made here, so that their members stand in one order. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
