import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Section } from '../../kit/Section.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { words } from './words.ts'

type Template = Operations['template.show']['output']['template']

/** The sizes that it is drawn in; the first is the one that placements ask for. */
export const TemplateSizes = ({ template: { format, formats = [], slots } }: { template: Template }) => {
  const { count } = useFormat()
  const sizes = [format, ...formats]
  if (formats.length === 0) return null
  return (
    <Section title={words.sizes} side={count(sizes.length)} className="border-t border-line px-(--page) pt-1 pb-4">
      <table aria-label={words.sizes} className="w-full">
        <tbody>
          {sizes.map(({ name, width, height, maxBytes }) => (
            <tr key={name} className="h-(--row) border-b border-line last:border-0">
              <th scope="row" className="text-left font-strong">
                {name} {name === format.name ? <Tag>{words.firstSize}</Tag> : null}
              </th>
              <td className="text-right whitespace-nowrap tabular-nums">
                {words.size(String(width), height === undefined ? undefined : String(height))}
              </td>
              <td className="pl-4 text-right whitespace-nowrap text-ink-2">
                {maxBytes === undefined ? '' : words.limit.weight(count(maxBytes / 1000))}
              </td>
              <td className="pl-4 text-right text-ink-2 max-column:hidden">
                {words.placed(count(slots.filter((slot) => (name === format.name ? slot.box : slot.formats?.[name]?.box)).length))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
