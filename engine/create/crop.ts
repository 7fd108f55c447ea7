import type { Asset } from './asset.ts'

/** A part of a picture, in shares of it from the top left. */
export interface Part {
  x: number
  y: number
  width: number
  height: number
}

/** What is left of a picture that fills a frame of another shape: its focal point in the middle, or as near to it as the picture goes. */
export const cropAround = ({ width, height, focal = { x: 0.5, y: 0.5 } }: Pick<Asset, 'width' | 'height' | 'focal'>, shape: number): Part => {
  const own = width / height
  const [across, down] = own > shape ? [shape / own, 1] : [1, own / shape]
  return { x: within(focal.x - across / 2, 1 - across), y: within(focal.y - down / 2, 1 - down), width: across, height: down }
}

const within = (start: number, most: number): number => Math.min(Math.max(start, 0), most)
