/** Of CSS px, of which 96 are an inch: 794 px are the 210 mm of A4. */
export const millimetres = (px: number): number => Math.round((px * 25.4) / 96)
