import { expect, test } from 'vitest'
import { isSure } from './sure.ts'

test.each([
  [[0.036, 0.38], true],
  [[-0.448, -0.001], true],
  [[-0.448, -0.0005], true],
  [[-0.448, -0.0004], false],
  [[0.0004, 0.2], false],
  [[-0.1, 0.1], false],
  [[0, 0.3], false],
] as const)('%j: %s', (interval, sure) => expect(isSure(interval)).toBe(sure))
