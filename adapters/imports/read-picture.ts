import type { Metadata, Sharp } from 'sharp'
import type { BinaryFacts, LightGrid, MediaType } from '../../engine/create/asset.ts'
import { mostBytes } from '../../engine/create/coming-in.ts'
import { luminance } from '../../engine/guard/contrast.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { FileReader, ReadFile } from './file-reader.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Incoming } from './incoming.ts'
import { readMetadata } from './read-metadata.ts'
import { svgProblem } from './svg-problem.ts'

/** More pixels than this are a bomb, not a picture. */
const mostPixels = 64_000_000

/** What is taken by these is taken by whoever shows it. */
export const asRead = { limitInputPixels: mostPixels, failOn: 'truncated' } as const

/** What sharp calls the formats that we take. What it calls HEIF is AVIF when it is coded so. */
const formats: Readonly<Record<string, MediaType>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  'heif av1': 'image/avif',
  gif: 'image/gif',
  svg: 'image/svg+xml',
}

/** Reads a picture as far as its last pixel, so that one that is cut off is refused and not stored. Its type is what its bytes are, whatever it is called. */
const readPicture = async (incoming: Incoming): Promise<ReadFile | Refusal> => {
  const bytes = await incoming.all()
  const start = beginningOf(bytes)
  if (/^<(!doctype\s+)?html\b/i.test(start)) return unreadable('It is a web page, not a picture.', 'Save the picture itself, and upload that.')
  const isText = start.startsWith('<')
  if (isText) {
    const problem = svgProblem(Buffer.from(bytes).toString('utf8'))
    if (problem !== undefined)
      return unreadable(`The SVG holds ${problem}.`, 'Save it as a plain drawing, without scripts and without what lies elsewhere.')
  }
  const { default: sharp } = await import('sharp')
  try {
    const found = await sharp(bytes, asRead).metadata()
    const { format, compression, pages = 1 } = found
    const mediaType = formats[format === 'heif' ? `heif ${compression}` : format]
    if (!mediaType)
      return refuse('unsupportedMedia', `A picture of the format ${format} is not taken.`, {
        where: [{ path: 'content', problem: format }],
        remedy: 'Save it as PNG, JPEG, WebP, AVIF, GIF or SVG.',
      })
    // A drawing that is packed, or written in 16 bits, was not looked through.
    if (mediaType === 'image/svg+xml' && !isText) return unreadable('The SVG is packed.', 'Save it as a plain SVG, written as UTF-8.')
    if ((mediaType === 'image/gif' && !endsAsGif(bytes)) || (mediaType === 'image/png' && !endsAsPng(bytes))) throw new Error('cut off')
    // Every frame counts against the bound on pixels, and is read to its end.
    if (pages > 1)
      await sharp(bytes, { ...asRead, animated: true })
        .resize(16)
        .raw()
        .toBuffer()
    const facts = await factsOf(incoming, found, () => sharp(bytes, asRead).autoOrient())
    return { facts: { mediaType, ...(pages > 1 && { frames: pages }), ...facts } }
  } catch (problem) {
    return unreadable(`The picture cannot be read: ${reasonOf(problem)}.`, 'Save it anew as PNG, JPEG or WebP, and upload it again.')
  }
}

export const pictures: FileReader = { name: 'The picture', mostBytes: mostBytes.picture, is: () => true, read: readPicture }

/** sharp shows as much of a GIF as there is; a whole one ends with its trailer (GIF89a, section 27), and perhaps with padding. */
const endsAsGif = (bytes: Uint8Array): boolean => bytes.findLast((byte) => byte !== 0) === 0x3b

/** A PNG ends with a chunk of its own, which may be all that is missing; some programs write on behind it. */
const endsAsPng = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('IEND\xaeB`\x82', 'latin1') > 0

/** Of what is seen: `open` gives it turned as it says. */
const factsOf = async (incoming: Incoming, found: Metadata, open: () => Sharp): Promise<Omit<BinaryFacts, 'mediaType' | 'frames'>> => {
  const width = found.autoOrient.width
  const height = found.pageHeight ?? found.autoOrient.height
  const light = await lightOf(open(), width, height)
  const fingerprint = await fingerprintOf(open())
  const metadata = await readMetadata(found)
  return {
    hash: await incoming.hash(),
    bytes: incoming.bytes,
    width,
    height,
    light,
    ...(fingerprint !== undefined && { fingerprint }),
    ...(Object.keys(metadata).length > 0 && { metadata }),
  }
}

const unreadable = (message: string, remedy: string): Refusal =>
  refuse('unreadableImage', message, { where: [{ path: 'content', problem: 'not a picture that can be shown' }], remedy })

const reasonOf = (problem: unknown): string => {
  const text = problem instanceof Error ? problem.message.toLowerCase() : ''
  if (text.includes('pixel limit')) return `it has more than ${mostPixels / 1e6} million pixels`
  return text.includes('unsupported image format') ? 'its bytes are no picture' : 'it is broken or cut off'
}

const beginningOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, 400))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()

const columns = 24
const fine = 4

/** Darkest and lightest place of each cell, as a reader would see it on white. Each cell is looked at in 4 × 4 places. */
const lightOf = async (picture: Sharp, width: number, height: number): Promise<LightGrid> => {
  const rows = Math.min(64, Math.max(1, Math.round((columns * height) / width)))
  const { data } = await picture
    .flatten({ background: '#ffffff' })
    .resize(columns * fine, rows * fine, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const channels = data.length / (columns * fine * rows * fine)
  const at = (n: number): number => (data[n] ?? 0) / 255
  const [darkest, lightest] = [Array.from({ length: columns * rows }, () => 1), Array.from({ length: columns * rows }, () => 0)]
  for (let y = 0; y < rows * fine; y++) {
    for (let x = 0; x < columns * fine; x++) {
      const pixel = (y * columns * fine + x) * channels
      const light = channels < 3 ? luminance([at(pixel), at(pixel), at(pixel)]) : luminance([at(pixel), at(pixel + 1), at(pixel + 2)])
      const cell = Math.floor(y / fine) * columns + Math.floor(x / fine)
      darkest[cell] = Math.min(darkest[cell] ?? 1, light)
      lightest[cell] = Math.max(lightest[cell] ?? 0, light)
    }
  }
  const rounded = (lights: number[]): number[] => lights.map((light) => Math.round(light * 1e4) / 1e4)
  return { columns, rows, darkest: rounded(darkest), lightest: rounded(lightest) }
}
