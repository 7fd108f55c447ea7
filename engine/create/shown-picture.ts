import type { Asset } from './asset.ts'
import type { Part } from './crop.ts'
import { cutOf, type Preset } from './preset.ts'
import type { SlotCut } from './preset-uses.ts'

/** A picture as a template shows it: what comes to a screen of it, before the layout gives it a room. */
interface ShownPicture extends Pick<Asset, 'width' | 'height' | 'focal'> {
  /** Of the whole picture. */
  part: Part
  /** As a screen loads it that is not fine. Reckoned, where it is a cut: nobody has made it yet. */
  bytes: number
  /** Absent where it is shown whole. */
  preset?: Preset
  /** The picture has fewer pixels than its preset asks for. */
  small: boolean
}

const all: Part = { x: 0, y: 0, width: 1, height: 1 }

/** In each preset that a template shows it in; whole where it names none. */
export const shownPictures = (asset: Asset, cuts: readonly SlotCut[] | undefined): ShownPicture[] =>
  (cuts ?? [{ preset: undefined, ratio: 1 }]).map(({ preset, ratio }) =>
    preset ? inPreset(asset, preset, ratio) : { ...asset, part: all, small: false },
  )

const inPreset = (asset: Asset, preset: Preset, ratio: SlotCut['ratio']): ShownPicture => {
  const { part, width, height, small } = cutOf(preset, asset, ratio)
  const focal = asset.focal && { x: (asset.focal.x - part.x) / part.width, y: (asset.focal.y - part.y) / part.height }
  return { width, height, part, small, preset, bytes: bytesOf(asset, preset), ...(focal && { focal }) }
}

/** Its share of the pixels of the picture, since a file weighs about as much a pixel; no more than the preset lets it weigh. A drawing is weighed as it is. */
const bytesOf = (asset: Asset, preset: Preset): number => {
  const { width, height } = cutOf(preset, asset)
  const share = asset.mediaType === 'image/svg+xml' ? 1 : Math.min(1, (width * height) / (asset.width * asset.height))
  return Math.min(Math.round(asset.bytes * share), preset.maxBytes ?? Number.POSITIVE_INFINITY)
}

/** The one with the most pixels: what a screen that can show them gets. */
export const finest = (pictures: readonly ShownPicture[]): ShownPicture | undefined =>
  pictures.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
