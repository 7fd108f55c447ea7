import type { LightGrid } from '../create/asset.ts'
import type { Part } from '../create/crop.ts'
import type { ColourValue } from '../create/design-token.ts'
import type { Box } from '../create/template.ts'

type Rgb = readonly [number, number, number]

/** One channel of sRGB, 0–1, as light (WCAG 2.2, "relative luminance"). */
const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const gamma = (light: number): number => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)

/** Relative luminance, 0 (black) to 1 (white): WCAG 2.2. */
export const luminance = ([r, g, b]: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

/** Contrast of two luminances, 1–21: WCAG 2.2, 1.4.3. */
export const contrastRatio = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

/** A colour over another, mixed as browsers do: channel by channel in sRGB. */
const over = (top: Rgb, opacity: number, below: Rgb): Rgb =>
  [0, 1, 2].map((n) => (top[n] ?? 0) * opacity + (below[n] ?? 0) * (1 - opacity)) as unknown as Rgb

export const luminanceOf = ({ components, alpha = 1 }: ColourValue, below: Rgb = [1, 1, 1]): number => luminance(over(components, alpha, below))

/** Luminance of a picture's place under a shade. The place is taken as grey: of its colour only the light is known. */
export const shaded = (light: number, shade: { colour: ColourValue; opacity: number } | undefined): number => {
  if (!shade) return light
  const grey = gamma(light)
  return luminance(over(shade.colour.components, shade.opacity * (shade.colour.alpha ?? 1), [grey, grey, grey]))
}

export interface Lights {
  darkest: number
  lightest: number
}

/** The darkest and lightest light of a part of what a grid covers; a part that reaches beyond it meets its edge. */
export const lightIn = (grid: LightGrid, part: Part): Lights => {
  const cells = (from: number, length: number, count: number): [number, number] => {
    const [first, last] = [Math.floor(from * count), Math.ceil((from + length) * count) - 1]
    return [Math.min(count - 1, Math.max(0, first)), Math.min(count - 1, Math.max(0, last))]
  }
  const [firstColumn, lastColumn] = cells(part.x, part.width, grid.columns)
  const [firstRow, lastRow] = cells(part.y, part.height, grid.rows)
  let [darkest, lightest] = [1, 0]
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const at = row * grid.columns + column
      darkest = Math.min(darkest, grid.darkest[at] ?? 0)
      lightest = Math.max(lightest, grid.lightest[at] ?? 1)
    }
  }
  return { darkest, lightest }
}

/** What the cells of a grid say of a part of what it covers, each as far as the part covers it. */
export const averageIn = ({ columns, rows, cells }: { columns: number; rows: number; cells: readonly number[] }, part: Part): number => {
  const shared = (from: number, length: number, n: number, count: number): number =>
    Math.max(0, Math.min(from + length, (n + 1) / count) - Math.max(from, n / count))
  let [sum, whole] = [0, 0]
  for (const [at, value] of cells.entries()) {
    const weight = shared(part.x, part.width, at % columns, columns) * shared(part.y, part.height, Math.floor(at / columns), rows)
    sum += weight * value
    whole += weight
  }
  return whole === 0 ? 0 : sum / whole
}

/** The same behind a box, where a picture, or the part of it that is shown, fills `frame` and is cropped about its middle (`object-fit: cover`). */
export const lightBehind = (grid: LightGrid, picture: { width: number; height: number; part: Part }, frame: Box, box: Box): Lights => {
  const { part } = picture
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height)
  const [shownWidth, shownHeight] = [picture.width * scale, picture.height * scale]
  const [left, top] = [frame.x + (frame.width - shownWidth) / 2, frame.y + (frame.height - shownHeight) / 2]
  return lightIn(grid, {
    x: part.x + ((box.x - left) / shownWidth) * part.width,
    y: part.y + ((box.y - top) / shownHeight) * part.height,
    width: (box.width / shownWidth) * part.width,
    height: (box.height / shownHeight) * part.height,
  })
}
