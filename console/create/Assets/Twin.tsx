import type { Operations } from '../../api/operations.ts'
import { Go } from '../../kit/Go.tsx'
import { useRightsInWords } from '../useRightsInWords.ts'
import { words } from './words.ts'

type Near = Operations['asset.show']['output']['near'][number]

/** Another picture that looks nearly the same, and what keeps that one from being shown: copies lose what their files stated. */
export const Twin = ({ near: { key, name, rights } }: { near: Near }) => {
  const { standing } = useRightsInWords()
  const why = words.twin.shut[standing(rights)]
  return (
    <>
      {words.twin.near} “
      <Go href={`/assets/${key}`} className="linked">
        {name}
      </Go>
      ”{why === undefined ? null : <b className="text-block">, {why}</b>}
    </>
  )
}

/** Of a picture: its twins that may not be shown. */
export const ShutTwins = ({ near }: { near: readonly Near[] }) => {
  const { standing } = useRightsInWords()
  return near
    .filter(({ rights }) => words.twin.shut[standing(rights)] !== undefined)
    .map((one) => (
      <p key={one.key} className="text-pretty">
        {words.twin.it} <Twin near={one} />.
      </p>
    ))
}
