import { expect, test } from 'vitest'
import { paced } from './words.ts'

test.each([
  [0, '0/s', '0 events a second'],
  [1 / 60, '1/min', '1 event a minute'],
  [0.004, '1/min', '1 event a minute'],
  [2 / 60, '2/min', '2 events a minute'],
  [0.094, '6/min', '6 events a minute'],
  [0.1, '0.1/s', '0.1 events a second'],
  [1, '1.0/s', '1.0 events a second'],
  [38.2, '38/s', '38 events a second'],
])('%f a second: %s, %s', (rate, figure, words) => expect(paced(rate, 'event')).toEqual({ figure, words }))
