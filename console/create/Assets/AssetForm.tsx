import { useState, type FormEvent } from 'react'
import { sortOf } from '../../../engine/create/media-sort.ts'
import { Problem } from '../../api/Answered.tsx'
import { findingsAt } from '../../api/findingsAt.ts'
import type { Operations } from '../../api/operations.ts'
import { asked, type useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { useUnsaved } from '../../frame/useUnsaved.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { TextArea, TextField } from '../../kit/Field.tsx'
import { FormFoot } from '../../kit/FormFoot.tsx'
import { Section } from '../../kit/Section.tsx'
import { LanguagePick } from '../LanguagePick.tsx'
import { TagsField } from '../TagsField.tsx'
import { useLocales } from '../useLocales.ts'
import { amendmentOf, draftOf, type AssetDraft } from './assetDraft.ts'
import type { Spot } from './FocalPicture.tsx'
import { Proposal } from './Proposal.tsx'
import { RightsEffect } from './RightsEffect.tsx'
import { RightsFields } from './RightsFields.tsx'
import { ShutTwins } from './Twin.tsx'
import { useAskedAmend } from './useAskedAmend.ts'
import { words } from './words.ts'

type Shown = Operations['asset.show']['output']

interface Props {
  shown: Shown
  spot: Spot | undefined
  amend: ReturnType<typeof useCommand<'asset.amend'>>
  onUndo: () => void
}

const { form: says } = words
const drawn = ['name', 'alt', 'tags', 'rights']

/** What is said of a picture: name, alt text in each language, tags and rights; what it says itself stands ready to be taken over. */
export const AssetForm = ({ shown, spot, amend, onUndo }: Props) => {
  const { asset, proposed, families, near } = shown
  const { mutate, data, error, isPending, reset } = amend
  const asking = useAskedAmend(amend)
  const spoken = useLocales()
  const [draft, setDraft] = useState(() => draftOf(asset))
  const { name, alt, tags, rights } = draft
  const locales = sortOf(asset) === 'captions' ? [] : [...new Set([...spoken, ...Object.keys(alt)])]
  const { count } = useFormat()
  const amendment = amendmentOf(draft, spot, asset)
  const changed = Object.keys(amendment).length > 0
  const { question } = useUnsaved(changed)
  const change = (next: Partial<AssetDraft>) => setDraft((before) => ({ ...before, ...next }))
  const undo = () => {
    reset()
    setDraft(draftOf(asset))
    onUndo()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (changed) void asking.set({ id: asset.id, ...amendment, ifVersion: asset.version })
  }
  return (
    <Section title={says.title}>
      <form noValidate onSubmit={save} className="grid gap-4">
        <TextField
          label={says.name}
          value={name}
          maxLength={160}
          onChange={(event) => change({ name: event.target.value })}
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
            onChange={(event) => change({ alt: { ...alt, [locale]: event.target.value } })}
            findings={findingsAt(error, `alt.${locale}`)}
            hint={
              n > 0 ? null : proposed.alt !== undefined && !alt[locale] ? (
                <Proposal says={proposed.alt} onTake={() => change({ alt: { ...alt, [locale]: proposed.alt ?? '' } })} />
              ) : (
                says.altHints[sortOf(asset)]
              )
            }
          />
        ))}
        {locales.length > 0 ? <LanguagePick locales={locales} onAdd={(locale) => change({ alt: { ...alt, [locale]: '' } })} /> : null}
        <TagsField
          label={says.tags}
          add={says.addTag}
          chosen={tags}
          findings={findingsAt(error, 'tags')}
          onChange={(next) => change({ tags: next })}
        />
        <ShutTwins near={near} />
        <RightsFields
          draft={rights}
          proposed={proposed.rights}
          problem={error}
          onChange={(next) => change({ rights: next })}
          onSettle={(next) => mutate(asked({ id: asset.id, ...amendment, rights: next ?? null, ifVersion: asset.version }))}
        />
        {amendment.rights ? <RightsEffect shown={shown} rights={amendment.rights} /> : null}
        {families.length > 0 ? (
          <p className="text-12 text-pretty text-ink-2">{says.lapses[sortOf(asset) === 'document' ? 'document' : 'other'](count(families.length))}</p>
        ) : null}
        {data?.version === asset.version && !changed ? <p role="status">{says.saved}</p> : null}
        <FormFoot
          says={{ ...says, cancel: says.undo }}
          isSaving={isPending || asking.looking}
          because={changed ? undefined : says.nothing}
          onCancel={undo}
          problem={error && <Problem problem={error} fields={drawn} />}
        />
      </form>
      {asking.question ? (
        <Dialog
          open
          destroys
          title={words.rights.effect.title(asset.name, count(asking.question.campaigns.length))}
          sentence={words.rights.effect.meaning(asking.question.campaigns.join(', '))}
          verb={words.rights.effect.verb}
          cancel={words.rights.effect.cancel}
          busy={isPending ? says.saving : undefined}
          onOpenChange={(open) => open || asking.forget()}
          onConfirm={() => asking.question && asking.save(asking.question.wanted)}
        />
      ) : null}
      {question}
    </Section>
  )
}
