import type { DecisionRequest } from '../../engine/decide/decision.ts'
import { sentenceOf } from '../../engine/decide/reason.ts'
import { asciiJson } from './ascii-json.ts'
import type { Content } from './contents.ts'
import type { Decided } from './decide.ts'

/**
 * The answer to a decision as JSON, put together from parts that were written before. In ASCII throughout: one curly quote would make the whole text two bytes a
 * character in memory, and a fifth of the work of an answer would be to write it out.
 */
export const answerText = (
  { record, arbitrated, rules, receipt }: Decided,
  { render }: Pick<DecisionRequest, 'render'>,
  content: Content | undefined,
): string => {
  const { id, placement, branch, campaign, components, propensity } = record
  const { fallback } = rules.placement
  const shown = content
    ? render === 'html'
      ? content.htmlText
      : content.fieldsText
    : fallbackText(render === 'html' ? fallback.html : fallback.json, render)
  return (
    `{"id":"${id}","placement":"${placement}","branch":"${branch}"` +
    (campaign === undefined ? '' : `,"campaign":"${campaign}"`) +
    (components === undefined ? '' : `,"components":${componentsText(components)}`) +
    `${shown},"propensity":${propensity},"reason":${remembered(sentenceOf(arbitrated, rules))},"receipt":"${receipt}"}`
  )
}

const fallbackText = (shown: string | Record<string, unknown> | undefined, render: DecisionRequest['render']): string =>
  shown === undefined ? '' : `,"${render === 'html' ? 'html' : 'content'}":${remembered(shown)}`

const written = new WeakMap<object, string>()
const componentsText = (components: Record<string, string>): string => {
  const known = written.get(components) ?? asciiJson(components)
  written.set(components, known)
  return known
}

const mostRemembered = 5_000
const texts = new Map<unknown, string>()
const remembered = (value: string | Record<string, unknown>): string => {
  const known = texts.get(value)
  if (known !== undefined) return known
  if (texts.size >= mostRemembered) texts.clear()
  const text = asciiJson(value)
  texts.set(value, text)
  return text
}
