import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'

/** PDF counts in points; everything here counts in CSS pixels. */
const pxPerPoint = 96 / 72
/** Drawn with the notes and fields that lie on it, red first (`fpdfview.h`: FPDF_ANNOT, FPDF_REVERSE_BYTE_ORDER). */
const drawingFlags = 0x01 | 0x10
/** Without what encrypts it (`fpdf_save.h`: FPDF_REMOVE_SECURITY). */
const plainly = 3
/** `fpdfview.h`: FPDF_ERR_PASSWORD, and FPDF_ERR_SECURITY for a lock of a kind that it does not know. */
const locked = [4, 5]
const memoryPage = 65_536

/** What the module has beside its functions; its memory is another object after it has grown. */
interface Runtime {
  HEAPU8: Uint8Array<ArrayBuffer>
  wasmExports: { malloc(bytes: number): number; free(at: number): void }
  UTF16ToString(at: number): string
  addFunction(work: (self: number, at: number, bytes: number) => number, signature: string): number
  setValue(at: number, value: number, type: 'i32'): void
}
type Library = WrappedPdfiumModule & { pdfium: Runtime }

export interface Side {
  width: number
  height: number
}

/** Pixels of a page, four bytes each, red first. */
export interface Drawing extends Side {
  pixels: Uint8Array<ArrayBuffer>
}

export interface OpenDocument {
  pages: number
  /** It opens for everybody, and asks not to be printed, copied or changed. */
  isRestricted: boolean
  /** An entry of the document information (ISO 32000-2, section 14.3.3), as it stands there. */
  entry(name: string): string
  /** Size in CSS px and text of a page, from 0; nothing where it cannot be read. */
  read(page: number): (Side & { text: string }) | undefined
  /** A page from 0, its longer side so many pixels long. */
  draw(page: number, longest: number): Drawing | undefined
  /** The document as PDFium writes it anew: all objects that can be reached, one by one, unlocked. */
  rewritten(): Buffer
}

export interface Pdfium {
  /** The document in these bytes, which `fill` writes into the room that they are given. */
  open(bytes: number, fill: (room: Uint8Array) => void): OpenDocument | 'locked' | 'broken'
  /** It asked for more memory than it may have, and nothing that it says since then counts. */
  isFull(): boolean
}

/** PDFium in a sandbox of its own: it sees neither files nor network, and has `mostMemory` bytes at the most. */
export const pdfiumIn = async (module: WebAssembly.Module, mostMemory: number): Promise<Pdfium> => {
  let isFull = false
  const lib = (await init({
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
      const instance = new WebAssembly.Instance(module, imports)
      limit(instance.exports['memory'] as WebAssembly.Memory, mostMemory, () => (isFull = true))
      // Not before it waits for it.
      queueMicrotask(() => done(instance))
      return {}
    },
  } as Parameters<typeof init>[0])) as Library
  lib.PDFiumExt_Init()
  return {
    isFull: () => isFull,
    open: (bytes, fill) => {
      const at = lib.pdfium.wasmExports.malloc(bytes)
      fill(lib.pdfium.HEAPU8.subarray(at, at + bytes))
      const document = lib.FPDF_LoadMemDocument(at, bytes, '')
      return document === 0 ? (locked.includes(lib.FPDF_GetLastError()) ? 'locked' : 'broken') : opened(lib, document)
    },
  }
}

/** The module grows its memory through this one method. */
const limit = (memory: WebAssembly.Memory, most: number, onFull: () => void): void => {
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * memoryPage <= most) return WebAssembly.Memory.prototype.grow.call(memory, pages)
    onFull()
    throw new RangeError('no more memory is given')
  }
}

const opened = (lib: Library, document: number): OpenDocument => {
  const { malloc, free } = lib.pdfium.wasmExports
  /** A text of so many bytes, UTF-16 with its end, which `write` puts into the room that it is given. */
  const textOf = (bytes: number, write: (at: number) => void): string => {
    const at = malloc(bytes)
    write(at)
    const text = lib.pdfium.UTF16ToString(at)
    free(at)
    return text
  }
  const onPage = <T>(number: number, work: (page: number, side: Side) => T): T | undefined => {
    const page = lib.FPDF_LoadPage(document, number)
    if (page === 0) return undefined
    const answer = work(page, { width: lib.FPDF_GetPageWidthF(page) * pxPerPoint, height: lib.FPDF_GetPageHeightF(page) * pxPerPoint })
    lib.FPDF_ClosePage(page)
    return answer
  }
  return {
    pages: lib.FPDF_GetPageCount(document),
    isRestricted: lib.EPDF_IsEncrypted(document),
    entry: (name) => {
      const bytes = lib.FPDF_GetMetaText(document, name, 0, 0)
      return bytes <= 2 ? '' : textOf(bytes, (at) => lib.FPDF_GetMetaText(document, name, at, bytes))
    },
    read: (number) =>
      onPage(number, (page, side) => {
        const texts = lib.FPDFText_LoadPage(page)
        const characters = texts === 0 ? 0 : Math.max(0, lib.FPDFText_CountChars(texts))
        const text = characters === 0 ? '' : textOf(characters * 2 + 2, (at) => lib.FPDFText_GetText(texts, 0, characters, at))
        if (texts !== 0) lib.FPDFText_ClosePage(texts)
        return { ...side, text }
      }),
    draw: (number, longest) => onPage(number, (page, side) => drawn(lib, page, side, longest)),
    rewritten: () => rewritten(lib, document),
  }
}

const drawn = (lib: Library, page: number, side: Side, longest: number): Drawing | undefined => {
  const scale = longest / Math.max(side.width, side.height)
  const [width, height] = [Math.max(1, Math.round(side.width * scale)), Math.max(1, Math.round(side.height * scale))]
  const bitmap = lib.FPDFBitmap_Create(width, height, 0)
  if (bitmap === 0) return undefined
  lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  lib.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawingFlags)
  const at = lib.FPDFBitmap_GetBuffer(bitmap)
  // Four bytes a pixel, so no row ends in padding.
  const pixels = lib.pdfium.HEAPU8.slice(at, at + width * height * 4)
  lib.FPDFBitmap_Destroy(bitmap)
  return { width, height, pixels }
}

/** Handed over piece by piece through a `FPDF_FILEWRITE`: a version and a function. */
const rewritten = (lib: Library, document: number): Buffer => {
  const pieces: Uint8Array[] = []
  const take = lib.pdfium.addFunction((_: number, at: number, bytes: number) => pieces.push(lib.pdfium.HEAPU8.slice(at, at + bytes)), 'iiii')
  const writer = lib.pdfium.wasmExports.malloc(8)
  lib.pdfium.setValue(writer, 1, 'i32')
  lib.pdfium.setValue(writer + 4, take, 'i32')
  lib.FPDF_SaveAsCopy(document, writer, plainly)
  return Buffer.concat(pieces)
}
