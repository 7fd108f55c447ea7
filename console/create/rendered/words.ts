/** What pictures of a set of sizes say. */
export const words = {
  size: 'Size on screen',
  zoom: (factor: number) => `${factor * 100} %`,
  sizes: (count: number) => (count === 1 ? '1 size, as it would be served' : `${count} sizes, as they would be served`),
  picture: (name: string) => `Picture ${name}`,
  weight: (is: string, most: string | undefined) => (most === undefined ? is : `${is} of ${most}`),
  noPicture: 'The picture could not be drawn.',
}
