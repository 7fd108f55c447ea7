import type { Input, InputVideoTrack } from 'mediabunny'
import type { MediaType } from '../../engine/create/asset.ts'
import { mostBytes } from '../../engine/create/coming-in.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { type FileReader, type ReadFile, unreadable } from './file-reader.ts'
import type { Incoming } from './incoming.ts'
import { endsAsItSays } from './video-end.ts'

/** Wide or high at the most; what is larger plays nowhere. */
const mostPixels = 16_384
const longest = 86_400

/** As mediabunny names what we take. Matroska is WebM in the narrow form that browsers play. */
const formats: Readonly<Record<string, MediaType>> = {
  'video/mp4': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'video/webm': 'video/webm',
}

/** Reads what a video says of itself; nobody here decodes it, so whether each frame can be shown is not known. */
const readVideo = async (incoming: Incoming): Promise<ReadFile | Refusal> => {
  if (!(await endsAsItSays(incoming))) return unreadable('The video is broken or cut off.', 'Save it anew as MP4 or WebM, and upload it again.')
  const { ALL_FORMATS, BufferSource, FilePathSource, Input, Logging, LogLevel } = await import('mediabunny')
  Logging.level = LogLevel.Silent
  const input = new Input({
    formats: ALL_FORMATS,
    source: incoming.path === undefined ? new BufferSource(await incoming.all()) : new FilePathSource(incoming.path),
  })
  try {
    return await factsOf(incoming, input)
  } catch {
    return unreadable('The file cannot be read: its bytes hold no video.', 'Save it anew as MP4 or WebM, and upload it again.')
  } finally {
    input.dispose()
  }
}

const factsOf = async (incoming: Incoming, input: Input): Promise<ReadFile | Refusal> => {
  const { mimeType } = await input.getFormat()
  const mediaType = formats[mimeType]
  if (!mediaType)
    return refuse('unsupportedMedia', `A video of the format ${mimeType} is not taken.`, {
      where: [{ path: 'content', problem: mimeType }],
      remedy: 'Save it as MP4, WebM or MOV.',
    })
  const seen = await input.getPrimaryVideoTrack()
  const [width, height] = seen ? await sidesOf(seen) : [0, 0]
  if (!seen || width < 1 || height < 1) return unreadable('It holds nothing to be seen: sound alone, or no video.', 'Upload it with its pictures.')
  if (Math.max(width, height) > mostPixels)
    return unreadable(`It is ${width} × ${height} pixels, ${mostPixels} allowed.`, 'Save it smaller, and upload it again.')
  const duration = Math.round((await input.computeDuration()) * 1_000) / 1_000
  if (!(duration > 0 && duration <= longest))
    return unreadable('It does not say how long it is, or it lasts longer than a day.', 'Save it anew as MP4.')
  const tracks = await input.getTracks()
  const codecs = (await Promise.all(tracks.map((track) => track.getCodec()))).filter((codec) => codec !== null)
  return { facts: { hash: await incoming.hash(), mediaType, bytes: incoming.bytes, width, height, duration, codecs: [...new Set(codecs)] } }
}

const sidesOf = async (track: InputVideoTrack): Promise<[width: number, height: number]> => [
  Math.round(await track.getDisplayWidth()),
  Math.round(await track.getDisplayHeight()),
]

/** ISO base media (MP4, MOV) begins with a box of these names; Matroska and WebM with the mark of EBML. AVIF and HEIC are boxes too, and pictures. */
const isVideo = (head: Uint8Array): boolean => {
  const text = Buffer.from(head.subarray(0, 12)).toString('latin1')
  if (text.startsWith('\x1aE\xdf\xa3')) return true
  return /^.{4}(ftyp|moov|mdat|wide|free|skip|pnot)/s.test(text) && !/^.{4}ftyp(avi[fs]|hei[cxsm]|hev[cx]|mif1|msf1)/s.test(text)
}

export const videos: FileReader = { name: 'The video', mostBytes: mostBytes.video, is: isVideo, read: readVideo }
