import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { sortOf } from '../../../engine/create/media-sort.ts'
import { makers } from '../../../engine/people/permission.ts'
import type { Action } from '../../actions/action.ts'
import { useUnless } from '../../frame/useUnless.ts'
import { useGatherDeed } from '../Collections/useGatherDeed.ts'
import { chosenIn } from './found.ts'
import { mediaTypes } from './typeOf.ts'
import type { Asset } from './useMediaOf.ts'
import type { Uploads } from './useUploads.ts'
import { words } from './words.ts'

const none: readonly Action[] = []

/** Where a usable asset leads: to a component of it, a version that comes in its place, and a collection. */
export const useLeads = (asset: Asset | undefined, add: Uploads['add']): readonly Action[] => {
  const navigate = useNavigate()
  const because = useUnless(makers, words.whoMakes)
  const { id, mediaType, state } = asset ?? {}
  const gather = useGatherDeed('assets', state === 'usable' ? id : undefined)
  return useMemo((): readonly Action[] => {
    if (id === undefined || mediaType === undefined || state !== 'usable') return none
    const sort = sortOf({ mediaType })
    const component: Action = {
      id: 'asset.component',
      group: 'do',
      label: words.component,
      operation: 'component.add',
      because,
      run: () => void navigate({ href: `/library/new?${sort}=${id}` }),
    }
    const version: Action = {
      id: 'asset.version',
      group: 'do',
      label: words.version.label,
      operation: 'asset.add',
      because,
      run: () =>
        chooseFile(
          mediaTypes.filter((one) => sortOf({ mediaType: one }) === sort),
          (file) => add(chosenIn([file])),
        ),
    }
    return [...(sort === 'captions' ? [] : [component]), version, ...gather]
  }, [id, mediaType, state, because, gather, add, navigate])
}

/** Asks for one file of these types. */
const chooseFile = (types: readonly string[], onChoose: (file: File) => void): void => {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: types.join(',') })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) onChoose(file)
  })
  input.click()
}
