import { useMemo, useState } from 'react'
import { draftOf, type Stored } from '../TemplateEditor/draft.ts'
import { Preview, type View } from '../TemplateEditor/Preview.tsx'
import { useSeenLocales } from '../TemplateEditor/useSeenLocales.ts'
import { useTry } from '../TemplateEditor/useTry.ts'
import { useWish } from '../TemplateEditor/useWish.ts'

const everything: View = { locale: undefined, size: undefined, family: undefined }
const nothingChosen = {}

/** A template that no family fills, with what the library has for its slots. */
export const Unfilled = ({ template, chosen }: { template: Stored; chosen: string | undefined }) => {
  const [view, setView] = useState(everything)
  const draft = useMemo(() => draftOf(template), [template])
  const query = useTry(useWish({ draft, base: template, view, choice: nothingChosen }))
  const locales = useSeenLocales(query.data?.locales, view)
  return (
    <Preview
      draft={draft}
      query={query}
      view={view}
      families={[]}
      locales={locales}
      chosen={chosen}
      onView={(change) => setView((before) => ({ ...before, ...change }))}
    />
  )
}
