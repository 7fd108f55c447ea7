import sharp from 'sharp'
import { expect, it } from 'vitest'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { incomingBytes } from './incoming.ts'
import { readBinary } from './read-binary.ts'
import { smallPicture } from './small-picture.ts'

it('shows whatever was taken, also a picture with stray bytes in it', async () => {
  const whole = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#224466' } })
    .jpeg()
    .toBuffer()
  const tables = whole.indexOf(Buffer.from([0xff, 0xdb]))
  const stray = Buffer.concat([whole.subarray(0, tables), Buffer.alloc(5, 1), whole.subarray(tables)])
  await expect(sharp(stray, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow('extraneous bytes')
  expect(isRefusal(await readBinary(incomingBytes(stray)))).toBe(false)
  expect(await sharp(await smallPicture(stray)).metadata()).toMatchObject({ format: 'webp', width: 320, height: 240 })
})
