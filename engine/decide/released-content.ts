import { byId, type Composition } from '../create/composition.ts'
import { edition, editionId } from '../create/edition.ts'
import type { Reader } from '../kernel/reader.ts'
import type { Campaign } from './campaign.ts'

/** What a campaign was released with, as it was then; nothing before its first release. */
export const releasedContent = async (read: Reader, { familyHash }: Pick<Campaign, 'familyHash'>): Promise<Composition | undefined> => {
  const content = familyHash === undefined ? undefined : await read.get(edition, editionId(familyHash))
  if (!content) return undefined
  const { components, assets, ...frozen } = content.frozen
  return { ...frozen, components: byId(components), assets: byId(assets) }
}
