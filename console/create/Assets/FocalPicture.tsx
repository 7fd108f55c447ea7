import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { type Picture, useMediaOf } from './useMediaOf.ts'
import { words } from './words.ts'

const { focal: says } = words

export interface Spot {
  x: number
  y: number
}

interface Props {
  picture: Picture
  spot: Spot | undefined
  /** Absent where it may not be moved. */
  onMove?: (spot: Spot | undefined) => void
}

const middle: Spot = { x: 0.5, y: 0.5 }
const steps: Readonly<Record<string, [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const within = (share: number): number => Math.round(Math.min(Math.max(share, 0), 1) * 1_000) / 1_000

/** The picture, large, with what must be seen of it: set by a click, or by the arrows once it has the focus. */
export const FocalPicture = ({ picture, spot, onMove }: Props) => {
  const media = useMediaOf()
  const frame = useRef<HTMLButtonElement>(null)
  const { percentWhole } = useFormat()
  const at = spot ?? middle
  const point = ({ clientX, clientY }: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect()
    if (box && onMove) onMove({ x: within((clientX - box.left) / box.width), y: within((clientY - box.top) / box.height) })
  }
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step || !onMove) return
    event.preventDefault()
    const far = event.shiftKey ? 0.1 : 0.01
    onMove({ x: within(at.x + step[0] * far), y: within(at.y + step[1] * far) })
  }
  const where = spot ? says.at(percentWhole(at.x), percentWhole(at.y)) : says.middle
  return (
    <div className="grid gap-2">
      <div className="grid place-items-center rounded-2 bg-sunken p-3">
        <button
          ref={frame}
          type="button"
          aria-label={`${says.slider}: ${where}`}
          onPointerDown={point}
          onKeyDown={walk}
          className="relative block max-w-full cursor-crosshair rounded-1"
        >
          {media ? (
            <img
              src={media.whole(picture)}
              width={picture.width}
              height={picture.height}
              alt=""
              draggable={false}
              className="block h-auto max-h-[56vh] w-auto max-w-full rounded-1"
            />
          ) : null}
          <span
            aria-hidden
            style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
            className="pointer-events-none absolute size-6 -translate-1/2 rounded-full border-2 border-[#fff] shadow-[0_0_0_2px_rgb(0_0_0/0.65),inset_0_0_0_1px_rgb(0_0_0/0.65)]"
          />
        </button>
      </div>
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-12 text-ink-2">
        <span>
          <b className="text-ink">{where}</b>. {onMove ? says.hint : null}
        </span>
        {spot && onMove ? (
          <Button tone="quiet" onClick={() => onMove(undefined)}>
            {says.reset}
          </Button>
        ) : null}
      </p>
    </div>
  )
}
