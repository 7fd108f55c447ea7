import { expect, it } from 'vitest'
import { nameOfFile } from './name-of-file.ts'

it.each([
  ['rain_on-granite.jpg', 'Rain on granite'],
  ['DSC_0042.final.JPEG', 'DSC 0042.final'],
  ['.png', '.png'],
  ['Höhe über Null.webp', 'Höhe über Null'],
])('%s is called %s', (file, name) => expect(nameOfFile(file)).toBe(name))
