import { type Context, Liquid, type Template as Parsed } from 'liquidjs'
import { inPreset } from '../../engine/create/preset-uses.ts'
import { plainText } from '../../engine/create/plain-text.ts'
import { refuse, type Refusal, type RefusalPlace } from '../../engine/kernel/refusal.ts'
import { Kept } from './kept.ts'

/** HTML that was sanitised and may be shown as it is; whatever else a template shows is escaped. */
export class SafeHtml {
  readonly html: string
  constructor(html: string) {
    this.html = html
  }
  toString(): string {
    return this.html
  }
}

const escaped = (value: unknown): string =>
  String(value ?? '').replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign)

/** A template is bounded: what loops for long or grows without end is stopped, not waited for. */
const bounds = { parseLimit: 1_000_000, renderLimit: 250, memoryLimit: 20_000_000, ownPropertyOnly: true, strictFilters: true }

/** What a component holds as a number or a day, as a reader of the language writes it; a picture in the size of a preset. Anything else stays as it is. */
const withFilters = (engine: Liquid): Liquid => {
  engine.registerFilter('figure', function (value: unknown) {
    const said = String(value ?? '')
    if (said === '' || !Number.isFinite(Number(said))) return said
    const decimals = said.split('.')[1]?.length ?? 0
    return new Intl.NumberFormat(localeOf(this.context), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Number(said))
  })
  engine.registerFilter('day', function (value: unknown) {
    const said = String(value ?? '')
    if (!/^\d{4}-\d{2}-\d{2}$/.test(said)) return said
    return new Intl.DateTimeFormat(localeOf(this.context), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${said}T00:00:00Z`))
  })
  engine.registerFilter('preset', (value: unknown, key: unknown, ratio: unknown) =>
    inPreset(String(value ?? ''), String(key), Number(ratio) === 2 ? 2 : 1),
  )
  return engine
}

const localeOf = (context: Context): string => String(context.getSync(['locale']) ?? 'en')

const withoutRaw = (engine: Liquid): Liquid => {
  // `raw` would let text of a component through unescaped; what may be shown as HTML says so itself.
  delete (engine.filters as Record<string, unknown>)['raw']
  return engine
}

const forHtml = withFilters(
  withoutRaw(new Liquid({ ...bounds, outputEscape: (value: unknown) => (value instanceof SafeHtml ? value.html : escaped(value)) })),
)
const forText = withFilters(
  withoutRaw(
    new Liquid({
      ...bounds,
      outputEscape: (value: unknown) => (value instanceof SafeHtml ? plainText(value.html).replaceAll('\n', '\n\n') : String(value ?? '')),
    }),
  ),
)

export type Into = 'html' | 'text'
const engines: Readonly<Record<Into, Liquid>> = { html: forHtml, text: forText }

/** By the source itself: a key made of it would be as long as a letter, and made anew for each reader. */
const parsed: Readonly<Record<Into, Kept<Parsed[]>>> = { html: new Kept(200), text: new Kept(200) }

/** Shows a Liquid template. Throws where it cannot be read or runs over its bounds; `liquidProblem` says so beforehand. */
export const showLiquid = (source: string, into: Into, scope: object): string => {
  const engine = engines[into]
  const template = parsed[into].get(source, () => engine.parse(source))
  return insistently(() => engine.renderSync(template, scope) as string)
}

const mostTries = 3

/** Time is counted by the clock on the wall: where the machine gave us none of it a template is not endless, so it is tried again. */
const insistently = (render: () => string, tries = 1): string => {
  try {
    return render()
  } catch (problem) {
    if (tries < mostTries && problem instanceof Error && problem.message.includes('render limit exceeded')) return insistently(render, tries + 1)
    throw problem
  }
}

/** What Liquid stumbled over, with line and column where it says them. */
export const liquidPlace = (problem: unknown): RefusalPlace => {
  const { message, token } = problem as Error & { token?: { getPosition?(): [number, number] } }
  const [line, column] = token?.getPosition?.() ?? []
  return { problem: message.split(', line:')[0] ?? message, ...(line !== undefined && { line }), ...(column !== undefined && { column }) }
}

/** What a template did wrong, as against what we did. */
export const isOfLiquid = (problem: unknown): boolean => problem instanceof Error && 'token' in problem

/** It ran over its bounds: another try would too. */
export const isEndless = ({ problem }: Pick<RefusalPlace, 'problem'>): boolean => /limit exceeded/.test(problem)

/** Why Liquid cannot read a template, or cannot bring it to its end within bounds however little it is shown with; with the line and column. */
export const liquidProblem = (source: string, path: string): Refusal | undefined => {
  try {
    const template = forHtml.parse(source)
    insistently(() => forHtml.renderSync(template, {}) as string)
    return undefined
  } catch (problem) {
    const place = liquidPlace(problem)
    const endless = isEndless(place)
    return refuse(
      'invalidInput',
      endless ? `The template does not come to its end: ${place.problem}.` : `The template cannot be read: ${place.problem}.`,
      {
        where: [{ path, ...place }],
        remedy: endless ? 'Let it loop less.' : 'Mend the Liquid at this place.',
      },
    )
  }
}
