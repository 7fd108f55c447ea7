import type { Ruler } from './ruler.ts'
import type { TypeStyle } from './template.ts'

export interface Line {
  text: string
  /** CSS px, without the white space that hangs at its end. */
  width: number
}

const softHyphen = '\u00ad'

/** Scripts that are written without spaces: a line may break before each character. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const closing = /[\p{Pe}\p{Pf}、。，．：；！？％]/u

/**
 * The pieces that a line break may not part, each with the white space after it: words, what follows a hyphen or a dash between letters, and single
 * ideographs. A part of UAX 14 that suits what slots hold; a word that is wider than its box is not broken (CSS `overflow-wrap: normal`), it overflows.
 */
export const unbreakable = (paragraph: string): string[] => {
  const pieces: string[] = []
  let piece = ''
  let breakable = false
  for (const character of paragraph) {
    const white = /[^\S\u00a0\u202f]/u.test(character)
    if (piece !== '' && !white && !closing.test(character) && (breakable || ideograph.test(character))) {
      pieces.push(piece)
      piece = ''
      breakable = false
    }
    piece += character
    if (white || character === '\u200b' || character === softHyphen || character === '–' || character === '—' || ideograph.test(character))
      breakable = true
    else breakable = character === '-' && /\p{L}-$/u.test(piece)
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/** Width of a run in CSS px: advances, kerning, and letter-spacing after each character, as CSS has it. */
export const widthOf = (text: string, { size, letterSpacing }: TypeStyle, ruler: Ruler): number =>
  (ruler.units(text, letterSpacing === 0) / ruler.unitsPerEm) * size + [...text.replaceAll(softHyphen, '')].length * letterSpacing

/** Chromium lays lines out in 1/64 px; a hair over the edge still fits. */
const grain = 1 / 64

/** A line as it is drawn: the white space at its end hangs and takes no room, but the letter before it has been kerned to it. */
const drawn = (line: string, style: TypeStyle, ruler: Ruler): Line => {
  const text = line.trimEnd().replace(/\u00ad$/, '‐')
  const hangs = line.endsWith(' ')
  return { text, width: hangs ? widthOf(`${text} `, style, ruler) - widthOf(' ', style, ruler) : widthOf(text, style, ruler) }
}

/** Breaks text into lines of at most `width` px, greedily, as a browser does with `text-wrap: wrap`. A line feed begins a new paragraph. */
export const breakLines = (text: string, width: number, style: TypeStyle, ruler: Ruler): Line[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: Line[] = []
    let line = ''
    for (const piece of unbreakable(collapsed(paragraph))) {
      if (line !== '' && drawn(line + piece, style, ruler).width > width + grain) {
        lines.push(drawn(line, style, ruler))
        line = ''
      }
      line += piece
    }
    return [...lines, drawn(line, style, ruler)]
  })

/** White space as `white-space: normal` collapses it; no-break spaces stay. */
const collapsed = (text: string): string => text.replace(/[ \t\r\f]+/g, ' ').trim()
