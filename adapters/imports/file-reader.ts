import type { BinaryFacts } from '../../engine/create/asset.ts'
import type { DocumentPage } from '../../engine/create/document-page.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Incoming } from './incoming.ts'

/** What reading a file found; of a document, its pages too. */
export interface ReadFile {
  facts: BinaryFacts
  pages?: readonly DocumentPage[]
}

/** One sort of file that is taken: known by how its bytes begin, whatever it is called, and read as far as is needed to say that it is whole. */
export interface FileReader {
  /** As a sentence begins: `The video`. */
  name: string
  mostBytes: number
  is(head: Uint8Array): boolean
  read(incoming: Incoming): Promise<ReadFile | Refusal>
}

export const unreadable = (message: string, remedy: string): Refusal =>
  refuse('unreadableFile', message, { where: [{ path: 'content', problem: 'not a file that can be shown' }], remedy })
