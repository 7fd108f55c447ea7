import { componentsIn, type Material } from './renderer.ts'
import type { Choice } from '../../engine/create/matrix.ts'

/** IPTC NewsCodes, digital source type: made of several elements, and with or without what a trained model made. */
const sourceTypes = {
  composite: 'http://cv.iptc.org/newscodes/digitalsourcetype/composite',
  withModel: 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Where a picture that shows this comes from. */
export const sourceTypeOf = (material: Pick<Material, 'components'>, choice: Choice): string =>
  componentsIn(material, choice).some(({ lineage }) => lineage.model !== undefined) ? sourceTypes.withModel : sourceTypes.composite

/** What goes out with every picture: where it comes from (IPTC), who holds the rights to what it shows, and whom to credit. */
export const pictureXmp = (material: Material, choice: Choice): string => {
  const shown = componentsIn(material, choice)
  const pictures = shown.flatMap(({ fields }) =>
    Object.values(fields).flatMap(({ asset }) => {
      const found = asset === undefined ? undefined : material.assets.get(asset)
      return found ? [found] : []
    }),
  )
  const holders = [...new Set([...shown, ...pictures].flatMap(({ rights }) => rights?.holder ?? []))]
  const rights = holders.length === 0 ? material.brand.name : holders.join('; ')
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
    `<Iptc4xmpExt:DigitalSourceType>${sourceTypeOf(material, choice)}</Iptc4xmpExt:DigitalSourceType>`,
    `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escaped(rights)}</rdf:li></rdf:Alt></dc:rights>`,
    `<photoshop:Credit>${escaped(material.brand.name)}</photoshop:Credit>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
  ].join('')
}
