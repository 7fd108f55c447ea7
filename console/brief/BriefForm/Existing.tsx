import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { Section } from '../../kit/Section.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { strings } from '../../strings.ts'

type Component = Operations['component.list']['output']['items'][number]

const { form } = strings.briefs
const fewest = 3
const shown = 6

/** Components that say something alike, looked for while one types. */
export const useExisting = (title: string): readonly Component[] => {
  const words = title.trim()
  const { data } = useQueryOf('component.list', { words, limit: shown }, { enabled: words.length >= fewest })
  return words.length >= fewest ? (data?.items ?? []) : []
}

/** What a component says, in whatever locale says it; what says nothing is called by its key. */
const saying = ({ fields, key }: Component): string =>
  Object.values(fields)
    .map((said) => said.text)
    .find((text) => text !== undefined) ?? key

export const Existing = ({ found, typed }: { found: readonly Component[]; typed: string }) => (
  <Section title={form.exists} className="self-start border-t border-line">
    {found.length === 0 ? (
      <p className="text-ink-2">{typed.trim().length < fewest ? form.existsType : form.existsNone}</p>
    ) : (
      <ul>
        {found.map((component) => (
          <li key={component.id} className="border-t border-line py-2">
            <b>{saying(component)}</b>
            <p className="mt-0.5 flex items-center gap-2 text-12 text-ink-2">
              <span className="mono">
                {component.key} v{component.version}
              </span>
              <Tag>{component.kind}</Tag>
              {component.tags.join(', ')}
            </p>
          </li>
        ))}
      </ul>
    )}
  </Section>
)
