import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import { init } from '@embedpdf/pdfium'

interface Made {
  /** The lines of each page. */
  pages?: readonly (readonly string[])[]
  /** Points. */
  size?: readonly [width: number, height: number]
  information?: Readonly<Record<string, string>>
  /** Entries of the catalogue, of each page and of its resources; objects of their own, from number 100 on. */
  catalogue?: string
  page?: string
  resources?: string
  objects?: readonly string[]
  /** What each page draws beside its lines. */
  drawn?: string
  /** Objects lie in one of them, so that nothing of them is seen in the bytes (ISO 32000-2, section 7.5.7). */
  packed?: boolean
}

const text = (line: string): string => `(${line.replaceAll(/[\\()]/g, '\\$&')})`
export const stream = (dictionary: string, bytes: string): string => `<< ${dictionary} /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`
const flate = (text: string): string => deflateSync(Buffer.from(text, 'latin1')).toString('latin1')

/** A whole PDF, written by hand: Helvetica, one line below the other, and a bar of colour above them. */
export const pdf = ({ pages = [['A page']], size = [595, 842], information = {}, packed = false, ...more }: Made = {}): Buffer => {
  const { catalogue = '', page = '', resources = '', objects = [], drawn = '' } = more
  const [width, height] = size
  const said = Object.entries(information).map(([name, entry]) => `/${name} ${text(entry)}`)
  const numbered = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${1_000 + 2 * n} 0 R`).join(' ')}] >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [4, `<< ${said.join(' ')} >>`],
    ...objects.map((object, n): [number, string] => [100 + n, object]),
    ...pages.flatMap((lines, n): [number, string][] => {
      const written = `0.04 0.42 0.39 rg 50 ${height - 60} ${width - 100} 20 re f 0 g BT /F 24 Tf 50 ${height - 110} Td 32 TL ${lines.map((line) => `${text(line)} Tj T*`).join(' ')} ET ${drawn}`
      const holds = `/MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F 3 0 R >> ${resources} >> /Contents ${1_001 + 2 * n} 0 R`
      return [
        [1_000 + 2 * n, `<< /Type /Page /Parent 2 0 R ${holds} ${page} >>`],
        [1_001 + 2 * n, stream('', written)],
      ]
    }),
  ])
  return packed ? writtenPacked(numbered) : written(numbered)
}

/** The same, encrypted (AES-256): a reader asks for the password, or where it is empty, is asked not to print, copy or change it. */
export const locked = async (document: Buffer, password: string): Promise<Buffer> => {
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'))
  const lib = await init({ wasmBinary } as unknown as Parameters<typeof init>[0])
  const { malloc } = lib.pdfium.wasmExports
  const room = (lib.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8
  lib.PDFiumExt_Init()
  const at = malloc(document.length)
  room.set(document, at)
  const open = lib.FPDF_LoadMemDocument(at, document.length, '')
  lib.EPDF_SetEncryption(open, password, 'owner', 0)
  const writer = lib.PDFiumExt_OpenFileWriter()
  lib.PDFiumExt_SaveAsCopy(open, writer)
  const size = lib.PDFiumExt_GetFileWriterSize(writer)
  const written = malloc(size)
  lib.PDFiumExt_GetFileWriterData(writer, written, size)
  return Buffer.from(room.slice(written, written + size))
}

/** Forms that each draw the next one ten times: a few kilobytes, and 10^30 squares. */
export const endless = (): Buffer => {
  const form = (rest: string, draws: string) => stream(`/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${rest}`, draws)
  const forms = Array.from({ length: 30 }, (_, n) => form(`/Resources << /XObject << /N ${101 + n} 0 R >> >>`, '/N Do '.repeat(10)))
  return pdf({ resources: '/XObject << /N 100 0 R >>', drawn: '/N Do', objects: [...forms, form('', '0 0 9 9 re f')] })
}

const head = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
const foot = (table: number): string => `startxref\n${table}\n%%EOF\n`

/** Objects by number, the table of where each of them lies, and the end (section 7.5). */
const written = (objects: ReadonlyMap<number, string>): Buffer => {
  let file = head
  let table = 'xref\n0 1\n0000000000 65535 f \n'
  for (const [number, object] of objects) {
    table += `${number} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${number} 0 obj\n${object}\nendobj\n`
  }
  const size = Math.max(...objects.keys()) + 1
  return Buffer.from(`${file}${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\n${foot(file.length)}`, 'latin1')
}

/** Streams lie openly, as they must; everything else in object 5, and where it lies in object 6. */
const writtenPacked = (objects: ReadonlyMap<number, string>): Buffer => {
  let file = head
  const places: [number: number, type: 1 | 2, place: number, within: number][] = []
  const openly = (number: number, object: string): void => {
    places.push([number, 1, file.length, 0])
    file += `${number} 0 obj\n${object}\nendobj\n`
  }
  const inside = [...objects].filter(([, object]) => !object.includes('endstream'))
  let index = ''
  let body = ''
  for (const [n, [number, object]] of inside.entries()) {
    places.push([number, 2, 5, n])
    index += `${number} ${body.length} `
    body += `${object} `
  }
  for (const [number, object] of objects) if (object.includes('endstream')) openly(number, object)
  openly(5, stream(`/Type /ObjStm /N ${inside.length} /First ${index.length} /Filter /FlateDecode`, flate(index + body)))
  const table = file.length
  places.push([6, 1, table, 0])
  const rows = places.map(([, type, place, within]) => String.fromCharCode(type, place >> 16, (place >> 8) & 255, place & 255, within))
  const size = Math.max(...places.map(([number]) => number)) + 1
  const dictionary = `/Type /XRef /Size ${size} /Root 1 0 R /Info 4 0 R /W [1 3 1] /Index [${places.map(([number]) => `${number} 1`).join(' ')}]`
  return Buffer.from(`${file}6 0 obj\n${stream(dictionary, rows.join(''))}\nendobj\n${foot(table)}`, 'latin1')
}
