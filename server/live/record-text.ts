import type { DecisionRecord } from '../../engine/decide/decision.ts'

/**
 * A record as one line of JSON. What a snapshot’s choice always brings along (components, shares, propensity) is written once; numbers with
 * seventeen digits are the dearest part of it.
 */
export const recordText = (record: DecisionRecord): string => {
  const {
    id,
    at,
    placement,
    subject,
    ruleset,
    snapshot,
    seed,
    asked,
    locale,
    facts,
    consents,
    counts,
    audience,
    position,
    exposure,
    stopped,
    branch,
  } = record
  const { campaign, combination, components, variant, propensity, perSlot, tier, experiment, sticky, stick, sticks, micros, synthetic } = record
  return (
    `{"id":"${id}","at":"${at}","placement":"${placement}"${text('subject', subject)},"ruleset":"${ruleset}"${text('snapshot', snapshot)}${text('tier', tier)},"seed":"${seed}"` +
    `${asked === undefined ? '' : `,"asked":${JSON.stringify(asked)}`},"locale":"${locale}","facts":${JSON.stringify(facts)},"consents":${consents.length === 0 ? '[]' : JSON.stringify(consents)}` +
    `,"counts":${JSON.stringify(counts)}${text('audience', audience)}${position === undefined ? '' : `,"position":${position}`},"exposure":${exposure},"stopped":${stoppedText(stopped)},"branch":"${branch}"${text('campaign', campaign)}` +
    `${combination === undefined ? '' : `,"combination":${combination}`}${components ? `,"components":${written(components)}` : ''}${text('variant', variant)}` +
    `,"propensity":${propensity}${perSlot ? `,"perSlot":${written(perSlot)}` : ''}${experiment ? `,"experiment":${written(experiment)}` : ''}` +
    `,"sticky":${sticky}${stick ? `,"stick":${written(stick)}` : ''}${sticks ? ',"sticks":true' : ''},"micros":${micros},"synthetic":${synthetic}}`
  )
}

/** Nearly all stop at their rule, and each campaign’s stop there is one and the same object: it is written once. */
const stoppedText = (stopped: DecisionRecord['stopped']): string => {
  let list = ''
  for (const one of stopped) list += `${list === '' ? '[' : ','}${one.why === 'rule' ? written(one) : JSON.stringify(one)}`
  return list === '' ? '[]' : `${list}]`
}

const text = (name: string, value: string | undefined): string => (value === undefined ? '' : `,"${name}":"${value}"`)

const texts = new WeakMap<object, string>()
const written = (value: object): string => {
  const known = texts.get(value)
  if (known !== undefined) return known
  const made = JSON.stringify(value)
  texts.set(value, made)
  return made
}
