import { plainText } from './plain-text.ts'
import type { Template } from './template.ts'

const unseen = [
  /\{%-?\s*comment\b[^%]*%\}.*?\{%-?\s*endcomment\s*-?%\}/gis,
  /<!--.*?-->/gs,
  /<(style|script|mj-style|mj-attributes|mj-font|mj-breakpoint)\b[^>]*>.*?<\/\1>/gis,
]
/** Elements that part words from one another; the others may stand within one. */
const apart = /<\/?(?!(?:a|b|em|font|i|mark|small|span|strong|sub|sup|u)\b)[^>]*>/gi
const liquid = /\{\{.*?\}\}|\{%.*?%\}/gs
/** Of elements, what a reader may see or hear all the same. */
const spoken = /\s(?:alt|title|aria-label|placeholder)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi

/** The words that a template brings along, whatever stands in its slots: one line each. For looking up words; never for showing. */
export const templateText = ({ body, subject, preheader }: Pick<Template, 'body' | 'subject' | 'preheader'>): string => {
  const seen = unseen.reduce((text, left) => text.replace(left, ' '), body)
  const said = [...seen.matchAll(spoken)].map(([, double, single]) => double ?? single ?? '')
  return [subject ?? '', preheader ?? '', seen.replace(apart, '$& '), ...said]
    .map((text) => plainText(text.replace(liquid, ' ')))
    .filter((text) => text !== '')
    .join('\n')
}
