import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { FileReader, ReadFile } from './file-reader.ts'
import type { Incoming } from './incoming.ts'
import { captions } from './read-captions.ts'
import { documents } from './read-document.ts'
import { pictures } from './read-picture.ts'
import { videos } from './read-video.ts'

/** Whoever knows the bytes by their beginning takes them; pictures are told from each other further in. */
const readers: readonly FileReader[] = [documents, videos, captions, pictures]

/** So many bytes tell what it is. */
const headBytes = 4_096

/** What a file is and says, as its bytes have it. One that is larger than its sort may be is refused before it is read. */
export const readBinary = async (incoming: Incoming): Promise<ReadFile | Refusal> => {
  const head = await incoming.part(0, headBytes)
  const reader = readers.find(({ is }) => is(head)) ?? pictures
  return incoming.bytes > reader.mostBytes
    ? refuse('tooLarge', `${reader.name} weighs ${megabytes(incoming.bytes)} MB, ${megabytes(reader.mostBytes)} MB allowed.`, {
        where: [{ path: 'content', problem: 'larger than may be' }],
        remedy: 'Save it smaller.',
      })
    : reader.read(incoming)
}

const megabytes = (bytes: number): string => String(Math.round(bytes / 1e6))
