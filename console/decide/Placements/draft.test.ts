import { expect, test } from 'vitest'
import { emptyDraft, inputFrom } from './draft.ts'

test('a placement takes its key from its name unless one is typed, and its holdout in percent', () => {
  expect(inputFrom({ ...emptyDraft, name: ' Home hero ', holdout: '2,5' })).toEqual({
    name: 'Home hero',
    key: 'home-hero',
    channel: 'web',
    goal: { metric: 'clickRate', counterMetric: 'bounceRate' },
    holdout: { share: 0.025 },
  })
  expect(inputFrom({ ...emptyDraft, name: 'Home', key: 'start', format: 'hero', holdout: '' })).toMatchObject({
    key: 'start',
    format: 'hero',
    holdout: { share: 0 },
  })
  expect(inputFrom({ ...emptyDraft, name: 'Home', holdout: 'some' }).holdout?.share).toBeNaN()
})

test('how much worse the counter-metric may get is typed in percent, and is the usual where nothing is', () => {
  expect(inputFrom({ ...emptyDraft, name: 'Home', counterMargin: '2,5' }).goal).toMatchObject({ counterMargin: 0.025 })
  expect(inputFrom(emptyDraft).goal).not.toHaveProperty('counterMargin')
  expect(inputFrom({ ...emptyDraft, counterMargin: 'some' }).goal.counterMargin).toBeNaN()
})
