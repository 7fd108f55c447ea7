import { counted } from '../../counted.ts'

/** Forward from a thing to what it did. Figures and moments arrive formatted. */
export const words = {
  title: 'How it does',
  none: 'It was shown nowhere that learns.',
  seen: (count: string) => `${counted(count, 'time')} seen`,
  rests: (snapshot: string, when: string) => `95 %, for everybody, all else as it was; counted up to ${when}, snapshot ${snapshot}.`,
} as const
