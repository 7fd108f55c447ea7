import type { Operations } from '../../api/operations.ts'
import type { Formatter } from '../../format/formatter.ts'
import { words } from './words.ts'

type Slot = Operations['template.list']['output']['items'][number]['slots'][number]

/** What a slot asks of what stands in it, in lines: its text, how it is set, its picture. */
export const limitsOf = ({ maxCharacters, maxLines, box, picture, type }: Slot, { count }: Pick<Formatter, 'count'>): string[] => {
  const { limit } = words
  const text = [
    maxCharacters === undefined ? '' : limit.characters(count(maxCharacters)),
    maxLines === undefined ? '' : maxLines === 1 ? limit.oneLine : limit.lines(count(maxLines)),
  ]
  const set = [box && !picture ? limit.box(count(box.width), count(box.height)) : '', type ? limit.type(count(type.size)) : '']
  const drawn = picture
    ? [limit.picture(count(picture.width), count(picture.height)), picture.maxBytes === undefined ? '' : limit.weight(count(picture.maxBytes / 1000))]
    : []
  return [text, set, drawn].map((parts) => parts.filter(Boolean).join(', ')).filter(Boolean)
}
