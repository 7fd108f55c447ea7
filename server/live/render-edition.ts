import { rendererFor } from '../../adapters/renderers/index.ts'
import { byId } from '../../engine/create/composition.ts'
import { font } from '../../engine/create/font.ts'
import type { Scope } from '../store/database.ts'
import { allThings } from '../store/noun.store.ts'
import type { Render } from './contents.ts'

/** Renders released content for the page that asks, with pictures and fonts under their public address. */
export const renderEdition =
  (scope: Scope, media: string): Render =>
  async ({ frozen: { template, brand, components, assets } }, choice, locale) => {
    const fonts = await allThings(scope, font)
    const rendition = await rendererFor(template.channel).render(
      { template, brand, components: byId(components), assets: byId(assets), fonts },
      { choice, locale, media },
    )
    return rendition.html
  }
