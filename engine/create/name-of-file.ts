import { capitalised } from '../kernel/capitalised.ts'

/** rain_on-granite.final.JPG → Rain on granite.final */
export const nameOfFile = (file: string): string => {
  const plain = file
    .replace(/\.[A-Za-z0-9]{2,5}$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
    .slice(0, 160)
  return plain === '' ? file : capitalised(plain)
}
