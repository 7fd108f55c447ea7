import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny'

const formats = { mp4: () => new Mp4OutputFormat(), mov: () => new MovOutputFormat(), webm: () => new WebMOutputFormat() }

/** A video of two seconds that is whole as a container; its frames are noise that nobody decodes. `seed` makes it other bytes. */
export const someVideo = async (format: keyof typeof formats, { seed = 9, sound = false } = {}): Promise<Buffer> => {
  const target = new BufferTarget()
  const output = new Output({ format: formats[format](), target })
  const pictures = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(pictures)
  const heard = sound ? new EncodedAudioPacketSource('opus') : undefined
  if (heard) output.addAudioTrack(heard)
  await output.start()
  for (let n = 0; n < 50; n++) {
    await pictures.add(new EncodedPacket(new Uint8Array(60).fill(seed), n % 25 === 0 ? 'key' : 'delta', n / 25, 1 / 25), {
      decoderConfig: { codec: 'vp09.00.10.08', codedWidth: 320, codedHeight: 180 },
    })
    await heard?.add(new EncodedPacket(new Uint8Array(20).fill(seed), 'key', n / 25, 1 / 25), {
      decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 2 },
    })
  }
  await output.finalize()
  return Buffer.from(target.buffer ?? new ArrayBuffer())
}
