import type { Sharp } from 'sharp'

const [columns, rows] = [8, 8]
/** Differences of neighbours that an eye might see, of 255 steps of grey; how many of them a picture must have to be told from others, and how many turns (at random it has 56). */
const [seen, enough, turning] = [2, 12, 20]

/**
 * What a picture looks like, in 64 bits as 16 hex digits: whether each of 8 × 8 places is lighter than the place to its right (difference hash; N. Krawetz,
 * "Kind of Like That", The Hacker Factor Blog, January 2013). Pictures that were scaled or saved anew differ in few bits. A plain surface or a
 * single gradient has none: it would be like all others.
 */
export const fingerprintOf = async (picture: Sharp): Promise<string | undefined> => {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(columns + 1, rows, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number): number => data[(y * (columns + 1) + x) * info.channels] ?? 0
  let [bits, differing] = [0n, 0]
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const difference = at(x, y) - at(x + 1, y)
      if (Math.abs(difference) >= seen) differing++
      bits = (bits << 1n) | (difference > 0 ? 1n : 0n)
    }
  }
  return differing < enough || turnsOf(bits) < turning ? undefined : bits.toString(16).padStart(16, '0')
}

/** Each place but the last of its row, and each but the last of its column. */
const [alongRows, alongColumns] = [0xfefefefefefefefen, 0xffffffffffffff00n]

/** How often places differ from the next in their row or column: hardly ever where a picture only grows lighter towards one side or its middle. */
const turnsOf = (bits: bigint): number => onesIn((bits ^ (bits << 1n)) & alongRows) + onesIn((bits ^ (bits << 8n)) & alongColumns)

const onesIn = (bits: bigint): number => [...bits.toString(2)].filter((bit) => bit === '1').length
