import { expect, it } from 'vitest'
import { cutOf, presetName } from './preset.ts'

const photo = { width: 4_000, height: 3_000, mediaType: 'image/jpeg' } as const
const card = { width: 640, height: 360, fit: 'cover' } as const
const whole = { x: 0, y: 0, width: 1, height: 1 }

it('fills a frame about the focal point', () => {
  expect(cutOf(card, photo)).toEqual({ part: { x: 0, y: 0.125, width: 1, height: 0.75 }, width: 640, height: 360, small: false })
  expect(cutOf(card, { ...photo, focal: { x: 0.5, y: 0.9 } }, 2)).toMatchObject({ part: { y: 0.25 }, width: 1_280, height: 720 })
})

it('cuts nothing where all is to be seen, or where only the width is said', () => {
  expect(cutOf({ ...card, fit: 'inside' }, photo)).toEqual({ part: whole, width: 480, height: 360, small: false })
  expect(cutOf({ width: 600, fit: 'cover' }, photo)).toEqual({ part: whole, width: 600, height: 450, small: false })
})

it('blows up no pixels, but draws a drawing as large as it is wanted', () => {
  const little = { ...photo, width: 400, height: 300 }
  expect(cutOf(card, little)).toEqual({ part: { x: 0, y: 0.125, width: 1, height: 0.75 }, width: 400, height: 225, small: true })
  expect(cutOf(card, { ...little, mediaType: 'image/svg+xml' })).toMatchObject({ width: 640, height: 360, small: false })
  expect(cutOf({ width: 4_096, fit: 'inside' }, { ...photo, width: 3_000, height: 1 })).toMatchObject({ width: 3_000, height: 1 })
})

it('is called after the preset and what lies there', () => {
  expect(presetName({ key: 'card', type: 'jpg' }, { hash: 'ab' })).toBe('preset/card/ab.jpg')
})
