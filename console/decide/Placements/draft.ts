import { keyOf } from '../../../engine/create/key-of.ts'
import { marginOf } from '../../brief/marginOf.ts'
import type { Operations } from '../../api/operations.ts'
import { numberTyped } from '../../format/typedNumber.ts'

type Input = Operations['placement.save']['input']

/** What stands in the form, as it was typed. */
export interface Draft {
  name: string
  /** Left empty, it is made of the name. */
  key: string
  channel: Input['channel']
  format: string
  metric: Input['goal']['metric']
  counterMetric: Input['goal']['counterMetric']
  /** In percent; empty: the usual. */
  counterMargin: string
  /** In percent. */
  holdout: string
}

export const emptyDraft: Draft = {
  name: '',
  key: '',
  channel: 'web',
  format: '',
  metric: 'clickRate',
  counterMetric: 'bounceRate',
  counterMargin: '',
  holdout: '5',
}

/** What is no number is sent as it cannot be, so that the engine says at its field what is wrong. */
export const inputFrom = ({ name, key, channel, format, metric, counterMetric, counterMargin, holdout }: Draft): Input => ({
  name: name.trim(),
  key: key.trim() === '' ? keyOf(name, 'placement') : key.trim(),
  channel,
  goal: { metric, counterMetric, ...marginOf(counterMargin) },
  holdout: { share: holdout.trim() === '' ? 0 : numberTyped(holdout, 100) / 100 },
  ...(format.trim() === '' ? {} : { format: format.trim() }),
})
