import sharp, { type Sharp } from 'sharp'

const spaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
}

/** XMP around these elements, with these attributes. */
export const xmp = (elements: string, attributes = ''): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${Object.entries(spaces)
    .map(([name, address]) => `xmlns:${name}="${address}"`)
    .join(' ')}><rdf:Description rdf:about="" ${attributes}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

export const saysItAll = xmp(
  [
    '<dc:creator><rdf:Seq><rdf:li>Ann Example</rdf:li><rdf:li>Bo Example</rdf:li></rdf:Seq></dc:creator>',
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Ann Example 2025</rdf:li></rdf:Alt></dc:rights>',
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Above the dale</rdf:li></rdf:Alt></dc:title>',
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Hill &amp; dale</rdf:li><rdf:li xml:lang="de">Berg und Tal</rdf:li></rdf:Alt></dc:description>',
    '<dc:subject><rdf:Bag><rdf:li>rain</rdf:li><rdf:li>granite</rdf:li></rdf:Bag></dc:subject>',
    '<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Editorial use only</rdf:li></rdf:Alt></xmpRights:UsageTerms>',
  ].join(''),
  'photoshop:Credit="Example Agency" photoshop:DateCreated="2025-03-04T10:11:12+01:00" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"',
)

/** A picture that is like no other with another seed: 16 × 12 blots of grey, smoothed. */
export const blots = (seed: number, width = 320, height = 240): Sharp => {
  let state = seed
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) >> 16
  const grey = Buffer.from(Array.from({ length: 16 * 12 }, () => next() % 256))
  return sharp(grey, { raw: { width: 16, height: 12, channels: 1 } }).resize(width, height, { fit: 'fill', kernel: 'cubic' })
}

/** IPTC IIM as JPEG carries it: an APP13 block with one image resource, of records in data set 2. */
export const withIim = (jpeg: Buffer, records: readonly [number, string][]): Buffer => {
  const said = records.map(([number, text]) => {
    const bytes = Buffer.from(text, 'utf8')
    return Buffer.concat([Buffer.from([0x1c, 2, number, bytes.length >> 8, bytes.length & 255]), bytes])
  })
  const data = Buffer.concat(said)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from('Photoshop 3.0\u{0}8BIM', 'latin1'), Buffer.from([4, 4, 0, 0]), size, data])
  const length = body.length + 2
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xed, length >> 8, length & 255]), body, jpeg.subarray(2)])
}
