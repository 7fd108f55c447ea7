import { rendererFor } from '../../adapters/renderers/index.ts'
import { byId } from '../../engine/create/composition.ts'
import { font } from '../../engine/create/font.ts'
import type { Scope } from '../store/database.ts'
import { madeWith, pictureAddress, tokenOf } from '../create/picture-address.ts'
import type { signing } from '../create/signing.ts'
import { allThings } from '../store/noun.store.ts'
import type { Render } from './contents.ts'

/** Renders released content for the page that asks, with pictures and fonts under their public address. */
export const renderEdition =
  (scope: Scope, media: string, signOf: ReturnType<typeof signing>): Render =>
  async ({ family, hash, frozen: { template, brand, components, assets } }, choice, locale) => {
    const fonts = await allThings(scope, font)
    const material = { template, brand, components: byId(components), assets: byId(assets), fonts }
    const renderer = rendererFor(template.channel)
    const token =
      renderer.draw && tokenOf({ family, hash, locale, choice: { ...choice }, made: madeWith(material, choice) }, await signOf(scope.engine))
    const rendition = await renderer.render(material, { choice, locale, media, pictureAt: (format) => pictureAddress(media, token ?? '', format) })
    return rendition.html
  }
