import type { Incoming } from './incoming.ts'

/** More boxes than this at the top are no video; live fragments make two for each of their seconds. */
const mostBoxes = 200_000

/**
 * A video is cut off when its last box (ISO/IEC 14496-12, section 4.2) or its segment (RFC 8794, section 6) ends behind the bytes that are there. Demultiplexers read what there is
 * and say nothing of it.
 */
export const endsAsItSays = async (incoming: Incoming): Promise<boolean> => {
  const head = Buffer.from(await incoming.part(0, 64))
  return head.subarray(0, 4).toString('hex') === '1a45dfa3' ? segmentEnds(incoming, head) : boxesEnd(incoming)
}

const boxesEnd = async (incoming: Incoming): Promise<boolean> => {
  let at = 0
  for (let n = 0; n < mostBoxes && at < incoming.bytes; n++) {
    const head = Buffer.from(await incoming.part(at, at + 16))
    if (head.length < 8) return false
    const short = head.readUInt32BE(0)
    if (short === 0) return true
    if (short === 1 && head.length < 16) return false
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short
    if (size < 8) return false
    at += size
  }
  return at === incoming.bytes
}

const segmentEnds = async (incoming: Incoming, head: Buffer): Promise<boolean> => {
  const first = sizeAt(head, 4)
  if (!first) return false
  const at = first.ends + (first.size ?? 0)
  const segment = Buffer.from(await incoming.part(at, at + 12))
  if (segment.subarray(0, 4).toString('hex') !== '18538067') return false
  const said = sizeAt(segment, 4)
  // A recorder that never came back to the beginning leaves the size open.
  return said !== undefined && (said.size === undefined || at + said.ends + said.size <= incoming.bytes)
}

/** A number of EBML: as many bytes as zeros lead it, and all ones for `not known`. */
const sizeAt = (bytes: Buffer, at: number): { size: number | undefined; ends: number } | undefined => {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || bytes.length < at + length) return undefined
  let size = first & (0xff >> length)
  let isOpen = size === 0xff >> length
  for (const byte of bytes.subarray(at + 1, at + length)) {
    size = size * 256 + byte
    isOpen &&= byte === 255
  }
  return { size: isOpen ? undefined : size, ends: at + length }
}
