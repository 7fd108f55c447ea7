import { Parser } from 'htmlparser2'
import type { MailFeature } from '../../engine/create/letter.ts'
import { conditional, mailFeatures } from './mail-features.ts'

/** Which mail programs leave something out of HTML, by what it uses. What stands in comments for one program alone is not looked at. */
export const mailLint = (html: string): MailFeature[] => {
  const found = new Map<string, MailFeature>()
  for (const [mark, everywhere] of marksIn(html)) {
    const known = mailFeatures.get(mark)
    if (!known) continue
    const programs = everywhere ? known.programs : known.programs.filter((name) => name !== conditional)
    const before = found.get(known.feature)
    if (programs.length > 0 && (before?.programs.length ?? 0) < programs.length) found.set(known.feature, { ...known, programs })
  }
  return [...found.values()]
}

/** The marks of all that HTML uses; false for what stands only where Outlook for Windows does not read. */
const marksIn = (html: string): ReadonlyMap<string, boolean> => {
  const marks = new Map<string, boolean>()
  let everywhere = true
  let sheet: string | undefined
  const mark = (name: string): void => {
    marks.set(name, everywhere || marks.get(name) === true)
  }
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'style') sheet = ''
      for (const one of elementMarks(name, attributes)) mark(one)
    },
    ontext: (text) => {
      if (sheet !== undefined) sheet += text
    },
    onclosetag: (name) => {
      if (name === 'style') for (const one of sheetMarks(sheet ?? '')) mark(one)
      if (name === 'style') sheet = undefined
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
  ...declarationMarks(style ?? ''),
]

const sheetMarks = (css: string): string[] => {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const marks: string[] = []
  for (const [, prelude = '', ends] of plain.matchAll(/([^{};]+)([{};]|$)/g)) {
    const said = prelude.trim()
    if (said.startsWith('@')) marks.push(...atMarks(said))
    else if (ends === '{') marks.push(...selectorMarks(said))
    else marks.push(...declarationMarks(said))
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
    ]
  })
