import { cropAround } from '../../../engine/create/crop.ts'
import { sortOf } from '../../../engine/create/media-sort.ts'
import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { Go } from '../../kit/Go.tsx'
import { type Picture, useMediaOf } from './useMediaOf.ts'
import { words } from './words.ts'

const { crops } = words

type Had = Operations['asset.show']['output']['presets'][number]

interface Props {
  picture: Picture
  /** The sizes in which it is had; what is cut of it is shown as the focal point stands here, saved or not. */
  presets: readonly Had[]
}

/** What is left of a picture in each size in which it is had, and where that is. */
export const Crops = ({ picture, presets }: Props) => (
  <section className="grid gap-2">
    <div className="flex items-baseline justify-between gap-3">
      <h2 className="text-13 font-title">{crops.title}</h2>
      <Go href="/presets" className="linked text-12">
        {crops.presets}
      </Go>
    </div>
    {presets.length === 0 ? <p className="text-pretty text-ink-2">{crops.none}</p> : null}
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(132px,1fr))] items-start gap-x-3 gap-y-4">
      {presets.map((one) => (
        <li key={one.key} className="grid min-w-0 gap-1">
          <Cut picture={picture} preset={one} />
          <Told preset={one} />
        </li>
      ))}
    </ul>
  </section>
)

/** As high as it is wide at the most, so that a tall one leaves room for the others. */
const Cut = ({ picture, preset: { width, height = width, path } }: { picture: Picture; preset: Had }) => {
  const media = useMediaOf()
  // What stands for a video or a document is cut where it is had.
  if (sortOf(picture) !== 'picture')
    return media ? <img src={media.below(path)} alt="" className="max-h-44 max-w-full self-start rounded-1 bg-sunken" /> : null
  const shape = width / height
  const part = cropAround(picture, shape)
  return (
    <div className="flex aspect-square items-end">
      <div
        className="relative overflow-hidden rounded-1 bg-sunken"
        style={shape < 1 ? { height: '100%', aspectRatio: shape } : { width: '100%', aspectRatio: shape }}
      >
        {media ? (
          <img
            src={media.whole(picture)}
            alt=""
            style={{
              width: `${100 / part.width}%`,
              height: `${100 / part.height}%`,
              left: `${(-part.x / part.width) * 100}%`,
              top: `${(-part.y / part.height) * 100}%`,
            }}
            className="absolute max-w-none"
          />
        ) : null}
      </div>
    </div>
  )
}

const Told = ({ preset: { name, path, width, height, small, because } }: { preset: Had }) => {
  const { count } = useFormat()
  const media = useMediaOf()
  const address = media?.below(path) ?? ''
  return (
    <div className="grid justify-items-start gap-0.5 text-12">
      <span className="max-w-full cut font-strong">{name}</span>
      <span className="text-ink-2">{height === undefined ? crops.wide(count(width)) : words.size(count(width), count(height))}</span>
      {small ? <span className="text-pretty text-warn">{crops.small}</span> : null}
      {because === undefined ? null : <span className="text-pretty text-block">{crops.closed(because)}</span>}
      <div className="flex w-full flex-wrap items-center gap-x-2">
        <a href={address} target="_blank" rel="noreferrer" className="linked">
          {crops.open}
        </a>
        <CopyButton tone="quiet" label={crops.copy} of={name} text={new URL(address, location.href).href} />
      </div>
    </div>
  )
}
