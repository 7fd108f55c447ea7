import { createHash } from 'node:crypto'
import { formatsOf } from '../../engine/create/formats-of.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { bytesOf, displayed } from './display.fixture.ts'
import { display } from './display.ts'
import { pictureFile } from './picture-file.ts'
import { pictureXmp } from './picture-xmp.ts'

/** Hashes of a few files, made in whatever process runs this. */
export const hashesOfFiles = async (): Promise<string[]> => {
  const { material, occasion } = displayed({ headline: 'Deine Jacke sollte nicht zuerst aufgeben' }, 'de')
  const found: string[] = []
  for (const format of formatsOf(material.template).filter(({ name }) => ['medium-rectangle', 'leaderboard', 'skyscraper'].includes(name))) {
    const drawing = await display.draw!(material, occasion, { format, ratio: 1, bytesOf })
    for (const type of ['png', 'jpg', 'webp', 'avif'] as const) {
      const file = await pictureFile(drawing, { type, maxBytes: format.maxBytes, xmp: pictureXmp(material, occasion.choice), named: format.name })
      if (isRefusal(file)) throw new Error(file.message)
      found.push(createHash('sha256').update(file.bytes).digest('hex'))
    }
  }
  return found
}

if (process.argv[2] === 'print') process.stdout.write((await hashesOfFiles()).join(' '))
