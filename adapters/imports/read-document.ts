import type { BinaryFacts } from '../../engine/create/asset.ts'
import { mostBytes } from '../../engine/create/coming-in.ts'
import type { DocumentPage } from '../../engine/create/document-page.ts'
import type { Metadata } from '../../engine/create/metadata.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { endsAsDocument } from './document-end.ts'
import type { DocumentProblem, ReadDocument } from './document-job.ts'
import { type DocumentLimits, inDocumentThread } from './document-thread.ts'
import { type FileReader, type ReadFile, unreadable } from './file-reader.ts'
import type { Incoming } from './incoming.ts'

const mostPages = 2_000
/** px: 200 inches, as far as a document can say without a unit of its own (ISO 32000-2, annex C). */
const [shortestSide, longestSide] = [4, 19_200]
/** Signs of a page, and of all pages together. */
const [mostOnPage, mostText] = [100_000, 10_000_000]
const limits: DocumentLimits = { ms: 30_000, mostMemory: 512 * 1_048_576 }

/**
 * What a library does not pass on, by the names that only such things bear (ISO 32000-2, sections 7.11.4, 12.6.4, 12.7.9 and 13). A reader may do by itself what it says;
 * nothing that is looked at or printed needs any of it.
 */
const refused: readonly [what: string, names: readonly string[]][] = [
  ['a script', ['JavaScript', 'JS']],
  ['an action that starts a program', ['Launch']],
  ['another file', ['EmbeddedFiles', 'EmbeddedFile', 'EF', 'FileAttachment']],
  ['an action that sends something or fetches it', ['SubmitForm', 'ImportData']],
  ['a video, sound or model to be played', ['RichMedia', 'Movie', 'Sound', 'Rendition']],
  ['a form that a program draws (XFA)', ['XFA']],
]

/** What is told of it and refuses nothing: whoever passes it on should know. */
const noted: readonly [what: NonNullable<BinaryFacts['noted']>[number], names: readonly string[]][] = [
  ['links', ['URI', 'GoToR']],
  ['form', ['Widget']],
  ['signature', ['ByteRange']],
]

const anew = 'Save or print it anew as PDF, and upload that.'

const problems: Readonly<Record<DocumentProblem, [message: string, remedy: string]>> = {
  locked: ['The document is locked with a password.', 'Save it without one, and upload it again.'],
  broken: ['The document is broken: its pages cannot be found.', anew],
  tooMuch: [`The document takes more than ${limits.mostMemory / 1_048_576} MB to be read.`, 'Save it smaller, or in parts, and upload it again.'],
  tooLong: [`The document takes longer than ${limits.ms / 1_000} seconds to be read.`, 'Save it smaller, or in parts, and upload it again.'],
  fell: ['The document cannot be read: whoever reads it comes to a stop.', anew],
}

/** One is read at a time; who comes meanwhile waits, as long as not too many do. */
const mostWaiting = 20
let before: Promise<unknown> = Promise.resolve()
let waiting = 0

const readDocument = async (incoming: Incoming): Promise<ReadFile | Refusal> => {
  if (!(await endsAsDocument(incoming))) return unreadable('The document is broken or cut off.', anew)
  if (waiting >= mostWaiting) return refuse('busy', `${mostWaiting} documents wait to be read.`)
  const source = incoming.path === undefined ? { content: await incoming.all() } : { path: incoming.path, bytes: incoming.bytes }
  waiting++
  const reading = before.then(() => inDocumentThread({ does: 'read', source, mostPages }, limits))
  before = reading.catch(() => undefined)
  const answer = await reading.finally(() => waiting--)
  if ('problem' in answer) return unreadable(...problems[answer.problem])
  const pages = pagesOf(answer.done)
  return isRefusal(pages) ? pages : { facts: await factsOf(incoming, answer.done, pages), pages }
}

const pagesOf = ({ pages: count, read, names }: ReadDocument): DocumentPage[] | Refusal => {
  const found = refused.find(([, some]) => some.some((name) => names.has(name)))
  if (found) return unreadable(`The document holds ${found[0]}.`, 'Save it as PDF/A-2, or print it to PDF, and upload that.')
  if (count < 1) return unreadable('The document has no pages.', anew)
  if (count > mostPages) return unreadable(`The document has ${count} pages, ${mostPages} allowed.`, 'Save it in parts.')
  let left = mostText
  const pages: DocumentPage[] = []
  for (const [at, one] of read.entries()) {
    if (!one) return unreadable(`Page ${at + 1} of ${count} cannot be read.`, anew)
    const [width, height] = [Math.round(one.width), Math.round(one.height)]
    if (Math.min(width, height) < shortestSide || Math.max(width, height) > longestSide)
      return unreadable(`Page ${at + 1} is ${width} × ${height} px, ${longestSide} allowed.`, anew)
    const text = textOf(one.text).slice(0, Math.min(mostOnPage, left)).toWellFormed()
    left -= text.length
    pages.push({ page: at + 1, width, height, text })
  }
  return pages
}

const factsOf = async (
  incoming: Incoming,
  { pages: count, entries, isRestricted, names }: ReadDocument,
  [first]: readonly DocumentPage[],
): Promise<BinaryFacts> => {
  const notes = noted.filter(([, some]) => some.some((name) => names.has(name))).map(([what]) => what)
  const metadata = metadataOf(entries)
  return {
    hash: await incoming.hash(),
    mediaType: 'application/pdf',
    bytes: incoming.bytes,
    width: first?.width ?? 0,
    height: first?.height ?? 0,
    pages: count,
    ...((notes.length > 0 || isRestricted) && { noted: [...notes, ...(isRestricted ? (['restrictions'] as const) : [])] }),
    ...(Object.keys(metadata).length > 0 && { metadata }),
  }
}

/** As it is read: a word that was parted at the end of a line (PDFium puts U+0002 there) is whole again, and nothing is in it that no text holds. */
const textOf = (text: string): string =>
  text
    .replaceAll('\u0002', '\u00ad')
    .replaceAll(/\u00ad\s*/g, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '')
    .trim()

const lineOf = (text: string | undefined, most: number): string | undefined => {
  const clean = text
    ?.replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
  return clean === '' ? undefined : clean
}

const metadataOf = (entries: ReadDocument['entries']): Metadata => {
  const creator = lineOf(entries['Author'], 400)
  const keywords = (lineOf(entries['Keywords'], 4_000) ?? '').split(/\s*[,;]\s*/).flatMap((word) => lineOf(word, 120) ?? [])
  const lines = { title: lineOf(entries['Title'], 400), caption: lineOf(entries['Subject'], 2_000), capturedAt: momentOf(entries['CreationDate']) }
  return {
    ...(creator !== undefined && { creator: [creator] }),
    ...Object.fromEntries(Object.entries(lines).filter(([, text]) => text !== undefined)),
    ...(keywords.length > 0 && { keywords: [...new Set(keywords)].slice(0, 100) }),
  }
}

/** `D:20250304101112+01'00'` (section 7.9.4) as ISO 8601; what is neither says nothing. */
const momentOf = (text: string | undefined): string | undefined => {
  const [, year, month = '01', day = '01', hour, minute = '00', second = '00', zone = '', hours, minutes = '00'] =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z|[+-])(?:(\d\d)'?(\d\d)?'?)?)?/.exec(text ?? '') ?? []
  if (year === undefined) return undefined
  const offset = zone === '' || zone === 'Z' || hours === undefined ? zone.replace(/[+-]/, 'Z') : `${zone}${hours}:${minutes}`
  return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}${offset}`}`
}

/** Some programs leave a mark of the order of bytes, or a line, before it. */
const isDocument = (head: Uint8Array): boolean => /^(\xef\xbb\xbf)?\s*%PDF-\d/.test(Buffer.from(head.subarray(0, 64)).toString('latin1'))

export const documents: FileReader = { name: 'The document', mostBytes: mostBytes.document, is: isDocument, read: readDocument }
