import { useState, type FormEvent } from 'react'
import { sortOf } from '../../../engine/create/media-sort.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { TextArea, TextField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { Section } from '../../kit/Section.tsx'
import { LanguagePick } from '../LanguagePick.tsx'
import { TagsField } from '../TagsField.tsx'
import { useLocales } from '../useLocales.ts'
import type { Spot } from './FocalPicture.tsx'
import { Proposal } from './Proposal.tsx'
import { RightsFields } from './RightsFields.tsx'
import { draftOf, rightsOf } from './rightsDraft.ts'
import { words } from './words.ts'

type Shown = Operations['asset.show']['output']

interface Props {
  shown: Shown
  spot: Spot | undefined
  onUndo: () => void
}

const { form: says } = words
const drawn = ['name', 'alt', 'tags', 'rights']

/** What is said of a picture: name, alt text in each language, tags and rights; what it says itself stands ready to be taken over. */
export const AssetForm = ({ shown: { asset, proposed, families }, spot, onUndo }: Props) => {
  const spoken = useLocales()
  const [name, setName] = useState(asset.name)
  const [alt, setAlt] = useState<Readonly<Record<string, string>>>(asset.alt ?? {})
  const locales = sortOf(asset) === 'captions' ? [] : [...new Set([...spoken, ...Object.keys(alt)])]
  const [tags, setTags] = useState<readonly string[]>(asset.tags ?? [])
  const [rights, setRights] = useState(() => draftOf(asset.rights))
  const { mutate, error, isPending, reset } = useCommand('asset.amend')
  const { count } = useFormat()
  const undo = () => {
    reset()
    setName(asset.name)
    setAlt(asset.alt ?? {})
    setTags(asset.tags ?? [])
    setRights(draftOf(asset.rights))
    onUndo()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const said = { name, alt: { ...alt }, tags: [...tags], focal: spot ?? null, rights: rightsOf(rights) ?? null }
    mutate(asked({ id: asset.id, ...said, ifVersion: asset.version }))
  }
  return (
    <Section title={says.title}>
      <form noValidate onSubmit={save} className="grid gap-4">
        <TextField
          label={says.name}
          value={name}
          maxLength={160}
          onChange={(event) => setName(event.target.value)}
          findings={findingsAt(error, 'name')}
        />
        {locales.map((locale, n) => (
          <TextArea
            key={locale}
            label={says.alt(locale)}
            lang={locale}
            rows={2}
            maxLength={400}
            value={alt[locale] ?? ''}
            onChange={(event) => setAlt({ ...alt, [locale]: event.target.value })}
            findings={findingsAt(error, `alt.${locale}`)}
            hint={
              n > 0 ? null : proposed.alt !== undefined && !alt[locale] ? (
                <Proposal says={proposed.alt} onTake={() => setAlt({ ...alt, [locale]: proposed.alt ?? '' })} />
              ) : (
                says.altHints[sortOf(asset)]
              )
            }
          />
        ))}
        {locales.length > 0 ? <LanguagePick locales={locales} onAdd={(locale) => setAlt({ ...alt, [locale]: '' })} /> : null}
        <TagsField label={says.tags} add={says.addTag} chosen={tags} findings={findingsAt(error, 'tags')} onChange={setTags} />
        <RightsFields draft={rights} proposed={proposed.rights} problem={error} onChange={setRights} />
        {families.length > 0 ? <p className="text-12 text-pretty text-ink-2">{says.lapses(count(families.length))}</p> : null}
        <FormFoot
          says={{ ...says, cancel: says.undo }}
          isSaving={isPending}
          onCancel={undo}
          problem={error && <Problem problem={error} fields={drawn} />}
        />
      </form>
    </Section>
  )
}
