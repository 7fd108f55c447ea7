import { Parser } from 'htmlparser2'
import type { MailFeature } from '../../engine/create/letter.ts'
import { conditional, mailFeatures } from './mail-features.ts'

/** Which mail programs leave something out of HTML, by what it uses. What stands in comments for one program alone is not looked at. */
export const mailLint = (html: string): MailFeature[] => {
  const found = new Map<string, MailFeature>()
  for (const [mark, { everywhere }] of marksIn(html)) {
    const known = mailFeatures.get(mark)
    if (!known) continue
    const programs = everywhere ? known.programs : known.programs.filter((name) => name !== conditional)
    const before = found.get(known.feature)
    if (programs.length > 0 && (before?.programs.length ?? 0) < programs.length) found.set(known.feature, { ...known, programs })
  }
  return [...found.values()]
}

/** Where a body of MJML uses what mail programs may leave out: feature → offsets. What MJML makes of its own elements stands in none of them. */
export const featurePlaces = (body: string): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>()
  for (const [mark, { at }] of marksIn(body)) {
    const known = mailFeatures.get(mark)
    if (known) places.set(known.feature, [...(places.get(known.feature) ?? []), ...at])
  }
  return places
}

/** Where something is used. */
interface Use {
  /** False for what stands only where Outlook for Windows does not read. */
  everywhere: boolean
  /** Where the elements and the rules that use it begin, in UTF-16 units. */
  at: number[]
}

const isSheet = (name: string): boolean => name === 'style' || name === 'mj-style'

/** The marks of all that HTML uses. */
const marksIn = (html: string): ReadonlyMap<string, Use> => {
  const marks = new Map<string, Use>()
  let everywhere = true
  let sheet: { text: string; from: number } | undefined
  const mark = (name: string, at: number): void => {
    const use = marks.get(name) ?? { everywhere: false, at: [] }
    use.everywhere ||= everywhere
    use.at.push(at)
    marks.set(name, use)
  }
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (isSheet(name)) sheet = { text: '', from: parser.endIndex + 1 }
      for (const one of elementMarks(name, attributes)) mark(one, parser.startIndex)
    },
    ontext: (text) => {
      if (sheet) sheet.text += text
    },
    onclosetag: (name) => {
      if (!isSheet(name) || !sheet) return
      for (const [one, at] of sheetMarks(sheet.text)) mark(one, sheet.from + at)
      sheet = undefined
    },
    oncomment: (text) => {
      if (/^\s*\[if\s+!mso/.test(text)) everywhere = false
      else if (/<!\[endif\]/.test(text)) everywhere = true
    },
  })
  parser.end(html)
  return marks
}

const elementMarks = (name: string, { style, href, src, ...attributes }: Readonly<Record<string, string>>): string[] => [
  // Metadata and what only names a style sheet's fonts is no use of `<link>` that anybody misses.
  ...(name === 'link' && attributes['rel'] !== 'stylesheet' ? [] : [`<${name}>`]),
  ...Object.keys(attributes).map((one) => `[${one}]`),
  ...(href !== undefined && /^#./.test(href) ? ['href=#'] : []),
  ...(src !== undefined && /^data:/i.test(src) ? ['data:'] : []),
  ...[src, attributes['background'], attributes['background-url']].flatMap(pictureMarks),
  ...declarationMarks(style ?? ''),
]

/** Of a picture, its type, as far as its address says it. */
const pictureMarks = (address: string | undefined): string[] => {
  const [, written, named] = /^data:(image\/[\w+]+)|\.(svg|avif|webp)(?:[?#]|$)/i.exec(address?.trim() ?? '') ?? []
  if (written !== undefined) return [written.toLowerCase()]
  return named === undefined ? [] : [named.toLowerCase() === 'svg' ? 'image/svg+xml' : `image/${named.toLowerCase()}`]
}

/** Each mark with where its rule begins in the sheet. */
const sheetMarks = (css: string): [string, number][] => {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length))
  const marks: [string, number][] = []
  for (const { 1: prelude = '', 2: ends, index } of plain.matchAll(/([^{};]+)([{};]|$)/g)) {
    const said = prelude.trim()
    const at = index + prelude.length - prelude.trimStart().length
    const found = said.startsWith('@') ? atMarks(said) : ends === '{' ? selectorMarks(said) : declarationMarks(said)
    marks.push(...found.map((one): [string, number] => [one, at]))
  }
  return marks
}

const atMarks = (said: string): string[] => {
  const [, name = '', condition = ''] = /^@([a-z-]+)([\s\S]*)/i.exec(said) ?? []
  return [`@${name.toLowerCase()}`, ...[...condition.matchAll(/\(\s*([a-z-]+)/gi)].map(([, feature = '']) => `@${name}_${feature}`.toLowerCase())]
}

const selectorMarks = (selector: string): string[] => [
  ...[...selector.matchAll(/::?[a-z-]+/gi)].map(([pseudo]) => pseudo.toLowerCase()),
  ...(selector.includes('&') ? ['&'] : []),
]

/** Of `display: flex; width: calc(1rem + 2vw)`: each property, each of its words with it and alone, functions and units. */
const declarationMarks = (style: string): string[] =>
  style.split(';').flatMap((declaration) => {
    const [, property = '', value = ''] = /^\s*([\w-]+)\s*:([\s\S]*)$/.exec(declaration)?.map((part) => part.toLowerCase()) ?? []
    if (property === '') return []
    const words = value.split(/[\s,()]+/).filter(Boolean)
    return [
      `${property}:`,
      ...words.flatMap((word) => [`${property}:${word}`, ...(/^-?[\d.]+[a-z]+$/.test(word) ? [word.replace(/^[-\d.]+/, '')] : [word])]),
      ...[...value.matchAll(/([a-z-]+)\(/g)].map(([, name]) => `${name}()`),
      ...[...value.matchAll(/url\(\s*["']?([^"')]+)/g)].flatMap(([, address]) => pictureMarks(address)),
    ]
  })
