import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { isRefusal, type Refusal } from '../../../engine/kernel/refusal.ts'
import { Problem } from '../../api/Answered.tsx'
import { Button } from '../../kit/Button.tsx'
import { standFor } from './givePoster.ts'
import { type Asset, useMediaOf } from './useMediaOf.ts'
import { frameOf } from './videoFrame.ts'
import { words } from './words.ts'

const { video: says } = words

/** The video as it is served, a part at a time; the frame that is seen may become its poster. */
export const Video = ({ asset }: { asset: Asset }) => {
  const media = useMediaOf()
  const video = useRef<HTMLVideoElement>(null)
  const client = useQueryClient()
  const [told, setTold] = useState<'making' | 'noFrame' | Refusal>()
  const make = async (): Promise<void> => {
    setTold('making')
    const frame = video.current ? await frameOf(video.current) : undefined
    const answer = frame && (await standFor(asset, frame))
    setTold(answer ? (isRefusal(answer) ? answer : undefined) : 'noFrame')
    void client.invalidateQueries({ queryKey: ['asset.show'] })
  }
  return (
    <div className="grid gap-2">
      <div className="grid place-items-center rounded-2 bg-sunken p-3">
        {media ? (
          // Which captions it has is said below; without any, what it says stands in its text alternative.
          // oxlint-disable-next-line jsx-a11y/media-has-caption
          <video
            ref={video}
            src={media.whole(asset)}
            {...(asset.poster ? { poster: media.whole(asset.poster) } : {})}
            width={asset.width}
            height={asset.height}
            controls
            playsInline
            preload="metadata"
            aria-label={says.label(asset.name)}
            className="block h-auto max-h-[56vh] w-auto max-w-full rounded-1"
          >
            {Object.entries(asset.captions ?? {}).map(([locale, { hash }], n) => (
              <track
                key={locale}
                kind="captions"
                srcLang={locale}
                label={locale}
                src={media.whole({ hash, mediaType: 'text/vtt' })}
                default={n === 0}
              />
            ))}
          </video>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-12 text-ink-2">
        <p className="text-pretty">{says.hint}</p>
        {asset.state === 'usable' ? (
          <Button onClick={() => void make()} busy={told === 'making' ? says.making : undefined}>
            {says.poster}
          </Button>
        ) : null}
      </div>
      {told === 'noFrame' ? <p role="alert">{says.noFrame}</p> : typeof told === 'object' ? <Problem problem={told} /> : null}
    </div>
  )
}
