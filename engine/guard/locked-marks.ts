import type { Box, Template } from '../create/template.ts'

/** A part of a layout that its maker has locked: what is inside, and where it lies if the mark says so. */
export interface LockedMark {
  name: string
  inside: string
  /** Where the mark begins in the body, in UTF-16 units. */
  at: number
  box?: Box
  /** It is never closed. */
  open?: true
}

const begins = /\{%-?\s*#\s*locked\s+([a-z][\w-]*)((?:\s+-?\d+(?:\.\d+)?){4})?\s*-?%\}/gi
const ends = /\{%-?\s*#\s*end locked\s*-?%\}/i

/**
 * The locked parts of a body, between `{% # locked wordmark 56 36 120 24 %}` and `{% # end locked %}`: remarks of Liquid, which leave nothing behind when it
 * is rendered, in HTML and in MJML alike. The four numbers are x, y, width and height in the format, in CSS px.
 */
export const lockedMarks = ({ body }: Pick<Template, 'body'>): LockedMark[] =>
  [...body.matchAll(begins)].map(({ 0: whole, 1: name = '', 2: numbers, index }): LockedMark => {
    const rest = body.slice(index + whole.length)
    const end = ends.exec(rest)
    const [x = 0, y = 0, width = 0, height = 0] = (numbers ?? '').trim().split(/\s+/).map(Number)
    return {
      name,
      at: index,
      inside: end ? rest.slice(0, end.index) : '',
      ...(numbers !== undefined && width > 0 && height > 0 && { box: { x, y, width, height } }),
      ...(!end && { open: true as const }),
    }
  })

/** A body in which every element of a locked part bears its name (`data-locked`), so that whoever lays it out can tell where the part came to lie. */
export const nameLocked = (body: string): string => {
  let [named, rest] = ['', body]
  for (let mark = new RegExp(begins, 'i').exec(rest); mark; mark = new RegExp(begins, 'i').exec(rest)) {
    const from = mark.index + mark[0].length
    const end = ends.exec(rest.slice(from))
    const to = end ? from + end.index : rest.length
    named += rest.slice(0, from) + rest.slice(from, to).replace(/<([a-z][\w-]*)(?=[\s/>])/gi, `<$1 data-locked="${mark[1]}"`)
    rest = rest.slice(to)
  }
  return named + rest
}
