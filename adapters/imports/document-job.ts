import type { Drawing, Side } from './pdfium.ts'

/** Why nothing came of a document. tooMuch: of memory.  tooLong: of time.  fell: whoever reads it came to a stop. */
export type DocumentProblem = 'locked' | 'broken' | 'tooMuch' | 'tooLong' | 'fell'

/** A document, where it lies or as it came. */
export type Source = { path: string; bytes: number } | { content: Uint8Array }

export interface ReadJob {
  does: 'read'
  source: Source
  mostPages: number
}

export interface DrawJob {
  does: 'draw'
  source: Source
  /** From 0. */
  page: number
  /** Pixels of the longer side. */
  longest: number
}

/** What is in a document, as it stands there. */
export interface ReadDocument {
  pages: number
  /** All of them; none where there are more than may be. */
  read: readonly ((Side & { text: string }) | undefined)[]
  entries: Readonly<Record<string, string>>
  isRestricted: boolean
  names: ReadonlySet<string>
}

export interface Done {
  read: ReadDocument
  /** Nothing where there is no such page, or it cannot be read. */
  draw: Drawing | undefined
}
