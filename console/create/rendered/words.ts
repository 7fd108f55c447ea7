import { counted } from '../../counted.ts'

/** What pictures of a set of sizes say. */
export const words = {
  size: 'Size on screen',
  zoom: (factor: number) => `${factor * 100} %`,
  sizes: (count: string) => `${counted(count, 'size')}, as served`,
  picture: (name: string) => `Picture ${name}`,
  weight: (is: string, most: string | undefined) => (most === undefined ? is : `${is} of ${most}`),
  noPicture: 'The picture could not be drawn.',
}
