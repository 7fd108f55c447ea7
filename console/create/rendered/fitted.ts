/** How far something is scaled down so that it fits its room, never up: 1 where it fits as it is. */
export const fitted = ({ width, height }: { width: number; height: number }, room: number, most: number): number =>
  Math.min(1, room / width, most / height)
