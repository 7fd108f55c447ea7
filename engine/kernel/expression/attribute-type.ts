import type { Attribute, Content } from './attribute.ts'
import type { Type } from './type.ts'

const contentType = (content: Content | undefined): Type => (content === undefined ? 'dyn' : typeof content === 'string' ? content : typeOf(content))

export const typeOf = ({ type, of }: { type: Attribute['type']; of?: Content | undefined }): Type => {
  if (type === 'list') return { list: contentType(of) }
  if (type === 'map') return { map: contentType(of) }
  return type
}
