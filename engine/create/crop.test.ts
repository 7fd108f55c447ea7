import { expect, it } from 'vitest'
import { cropAround } from './crop.ts'

const wide = { width: 400, height: 200 }

it.each([
  [wide, 1, { x: 0.25, y: 0, width: 0.5, height: 1 }],
  [{ ...wide, focal: { x: 0.3, y: 0.9 } }, 1, { x: 0.05, y: 0, width: 0.5, height: 1 }],
  [{ ...wide, focal: { x: 0.9, y: 0 } }, 1, { x: 0.5, y: 0, width: 0.5, height: 1 }],
  [{ ...wide, focal: { x: 0, y: 1 } }, 4, { x: 0, y: 0.5, width: 1, height: 0.5 }],
  [wide, 2, { x: 0, y: 0, width: 1, height: 1 }],
])('%j in the shape %f', (picture, shape, part) => {
  for (const [name, share] of Object.entries(cropAround(picture, shape))) expect(share, name).toBeCloseTo(part[name as keyof typeof part])
})
