import { millimetres } from '../../../engine/create/millimetres.ts'
import type { Operations } from '../../api/operations.ts'
import { words } from './words.ts'

type Sized = Pick<Operations['asset.list']['output']['items'][number], 'width' | 'height' | 'pages'>

/** Pixels of what is shown on screens, millimetres of what is printed. Captions have neither. */
export const sizeOf = ({ width, height, pages }: Sized, count: (figure: number) => string): string =>
  pages === undefined ? words.size(count(width), count(height)) : words.document.size(count(millimetres(width)), count(millimetres(height)))
