import type { Metadata as Read } from 'sharp'
import { Metadata } from '../../engine/create/metadata.ts'

/** What is longer is no description of a picture; reading it would only take time. */
const mostBytes = 262_144
const raw = { translateValues: false, reviveValues: false, mergeOutput: false } as const

type Block = Record<string, unknown>

/**
 * What a picture says about itself, from the blocks that sharp found in its bytes. XMP speaks before IPTC IIM, and that before EXIF. What cannot be read
 * says nothing: a picture with broken metadata is still a picture.
 */
export const readMetadata = async ({ exif, xmp, iptc, orientation }: Pick<Read, 'exif' | 'xmp' | 'iptc' | 'orientation'>): Promise<Metadata> => {
  const exifr = await import('exifr/dist/full.esm.mjs')
  const quietly = async (block: Buffer | undefined, read: (block: Buffer) => Promise<object | undefined>): Promise<Block> => {
    if (!block || block.byteLength > mostBytes) return {}
    try {
      return ((await read(block)) ?? {}) as Block
    } catch {
      return {}
    }
  }
  const x = await quietly(xmp, (block) => exifr.sidecar(block, { ...raw, xmp: true }, 'xmp'))
  const i = await quietly(iptc, (block) => exifr.sidecar(block, { ...raw, iptc: true }, 'iptc'))
  const e = await quietly(exif, (block) => exifr.parse(tiffIn(block), { ...raw, tiff: true, exif: true, gps: false, interop: false }))
  return Metadata.parse(said(namespaces(x), named(i, 'iptc'), { ...named(e, 'ifd0'), ...named(e, 'exif') }, orientation))
}

/** Some formats put a name before the TIFF that EXIF is. */
const tiffIn = (block: Buffer): Buffer => (block.subarray(0, 4).toString('latin1') === 'Exif' ? block.subarray(6) : block)

const named = (block: Block, name: string): Block => (typeof block[name] === 'object' ? (block[name] as Block) : block)

/** `dc.rights` of XMP as it was parsed: the result of a sidecar is either the namespaces or under `xmp`. */
const namespaces =
  (block: Block) =>
  (space: string, name: string): unknown =>
    named(named(block, 'xmp'), space)[name]

const said = (x: (space: string, name: string) => unknown, i: Block, e: Block, orientation: number | undefined): Metadata => {
  const first = (most: number, ...values: unknown[]): string | undefined => values.flatMap((value) => texts(value, most))[0]
  const all = (most: number, ...values: unknown[]): string[] => values.map((value) => texts(value, most)).find(({ length }) => length > 0) ?? []
  const creator = all(400, x('dc', 'creator'), latin(i['Byline']), e['Artist']).slice(0, 20)
  const keywords = [...new Set(all(120, x('dc', 'subject'), latin(i['Keywords'])))].slice(0, 100)
  const sourceType = /([A-Za-z]{2,60})$/.exec(first(200, x('Iptc4xmpExt', 'DigitalSourceType')) ?? '')?.[1]
  const capturedAt = moment(first(40, x('photoshop', 'DateCreated'), x('exif', 'DateTimeOriginal'), e['DateTimeOriginal'], x('xmp', 'CreateDate')))
  const lines = {
    title: first(400, x('dc', 'title'), latin(i['ObjectName']), x('photoshop', 'Headline'), latin(i['Headline'])),
    credit: first(400, x('photoshop', 'Credit'), latin(i['Credit'])),
    copyright: first(400, x('dc', 'rights'), latin(i['CopyrightNotice']), e['Copyright']),
    usageTerms: first(2_000, x('xmpRights', 'UsageTerms')),
    owner: first(400, within(x('plus', 'CopyrightOwner'), 'CopyrightOwnerName'), x('xmpRights', 'Owner')),
    licensor: first(400, within(x('plus', 'Licensor'), 'LicensorName')),
    webStatement: first(400, x('xmpRights', 'WebStatement')),
    caption: first(2_000, x('dc', 'description'), latin(i['Caption']), e['ImageDescription']),
    capturedAt,
    sourceType,
  }
  return {
    ...(creator.length > 0 && { creator }),
    ...Object.fromEntries(Object.entries(lines).filter(([, value]) => value !== undefined)),
    ...(keywords.length > 0 && { keywords }),
    ...(orientation !== undefined && { orientation }),
  }
}

/** Of a structure of PLUS, or of several. */
const within = (held: unknown, name: string): unknown[] =>
  [held].flat().map((one) => (typeof one === 'object' && one !== null ? (one as Block)[name] : undefined))

/** A text, a list of them, or an alternative by language, whose first is the default. */
const texts = (value: unknown, most: number): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => texts(one, most))
  if (typeof value === 'object' && value !== null && 'value' in value) return texts(value.value, most)
  if (typeof value !== 'string') return []
  const clean = plain(value).slice(0, most).trim()
  return clean === '' ? [] : [clean]
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Without the references of XML, and without what no text holds. */
const plain = (text: string): string =>
  text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      const point = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16)
      return name !== undefined ? (entities[name.toLowerCase()] ?? whole) : point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    })
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')

/** IIM is read as Latin-1; what is UTF-8 in truth is read again. */
const latin = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(latin)
  if (typeof value !== 'string') return value
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'))
  } catch {
    return value
  }
}

/** `2025:03:04 10:11:12` of EXIF as ISO 8601; what is neither says nothing. */
const moment = (text: string | undefined): string | undefined => {
  const iso = text?.replace(/^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/, '$1-$2-$3T$4')
  return iso !== undefined && /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?$/.test(iso) ? iso : undefined
}
