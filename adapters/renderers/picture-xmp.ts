import { componentsIn, type Material } from './renderer.ts'
import type { Asset } from '../../engine/create/asset.ts'
import type { Choice } from '../../engine/create/matrix.ts'

/** IPTC NewsCodes, digital source type. */
const codes = 'http://cv.iptc.org/newscodes/digitalsourcetype/'
/** Made of several elements, and with or without what a trained model made. */
const sourceTypes = { composite: `${codes}composite`, withModel: `${codes}compositeWithTrainedAlgorithmicMedia` }

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
  return xmpOf({
    sourceType: sourceTypeOf(material, choice),
    rights: holders.length === 0 ? material.brand.name : holders.join('; '),
    credit: material.brand.name,
  })
}

/** What goes out with a picture of the library that is cut to a size: what it says itself, and the rights that were recorded. */
export const assetXmp = ({ metadata: { sourceType, creator, credit, copyright, usageTerms } = {}, rights, alt }: Asset): string =>
  xmpOf({
    ...(sourceType !== undefined && { sourceType: `${codes}${sourceType}` }),
    rights: rights?.holder ?? copyright,
    terms: usageTerms,
    creator,
    credit,
    alt,
  })

interface Said {
  sourceType?: string | undefined
  rights?: string | undefined
  terms?: string | undefined
  creator?: readonly string[] | undefined
  credit?: string | undefined
  alt?: Readonly<Record<string, string>>
}

const inLocale = (locale: string, text: string): string => `<rdf:li xml:lang="${escaped(locale)}">${escaped(text)}</rdf:li>`

/** Properties of the IPTC Photo Metadata Standard 2023.1, as XMP writes them. */
const xmpOf = ({ sourceType, rights, terms, creator = [], credit, alt = {} }: Said): string => {
  const told = Object.entries(alt).filter(([, text]) => text !== '')
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
    sourceType === undefined ? '' : `<Iptc4xmpExt:DigitalSourceType>${escaped(sourceType)}</Iptc4xmpExt:DigitalSourceType>`,
    rights === undefined ? '' : `<dc:rights><rdf:Alt>${inLocale('x-default', rights)}</rdf:Alt></dc:rights>`,
    terms === undefined ? '' : `<xmpRights:UsageTerms><rdf:Alt>${inLocale('x-default', terms)}</rdf:Alt></xmpRights:UsageTerms>`,
    creator.length === 0 ? '' : `<dc:creator><rdf:Seq>${creator.map((name) => `<rdf:li>${escaped(name)}</rdf:li>`).join('')}</rdf:Seq></dc:creator>`,
    credit === undefined ? '' : `<photoshop:Credit>${escaped(credit)}</photoshop:Credit>`,
    told.length === 0
      ? ''
      : `<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>${told.map(([locale, text]) => inLocale(locale, text)).join('')}</rdf:Alt></Iptc4xmpCore:AltTextAccessibility>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
  ].join('')
}
