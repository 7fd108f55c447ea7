import { cropAround } from '../../../engine/create/crop.ts'
import { type Picture, useMediaOf } from './useMediaOf.ts'
import { words } from './words.ts'

const { crops } = words

const shapes = [
  { name: crops.square, shape: 1, box: 'aspect-square' },
  { name: crops.wide, shape: 16 / 9, box: 'aspect-video' },
  { name: crops.tall, shape: 9 / 16, box: 'aspect-[9/16]' },
] as const

/** What is left of it in three shapes, cut around its focal point. */
export const Crops = ({ picture }: { picture: Picture }) => {
  const media = useMediaOf()
  return (
    <section className="grid gap-2">
      <h2 className="text-13 font-title">{crops.title}</h2>
      <div className="flex items-end gap-3">
        {shapes.map(({ name, shape, box }) => {
          const part = cropAround(picture, shape)
          return (
            <figure key={name} className="grid min-w-0 gap-1" style={{ flex: `${Math.sqrt(shape)} 1 0` }}>
              <div className={`relative w-full overflow-hidden rounded-1 bg-sunken ${box}`}>
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
              <figcaption className="text-12 text-ink-2">{name}</figcaption>
            </figure>
          )
        })}
      </div>
    </section>
  )
}
