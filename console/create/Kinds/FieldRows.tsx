import { fieldTypes, type FieldType, hasLength } from '../../../engine/create/component-kind.ts'
import { findingsAt } from '../../api/findingsAt.ts'
import type { NoAnswer } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { emptyField, type FieldDraft } from './draft.ts'
import { words } from './words.ts'

const { form } = words
const types = fieldTypes.map((value) => ({ value, label: words.types[value] }))

interface Props {
  fields: readonly FieldDraft[]
  problem: NoAnswer | null
  onChange: (fields: readonly FieldDraft[]) => void
}

/** The fields of a kind, one below the other. */
export const FieldRows = ({ fields, problem, onChange }: Props) => {
  const { count } = useFormat()
  return (
    <div className="grid gap-3">
      {fields.map((field, n) => (
        <fieldset
          // A field has no other name than its place while it is being named.
          // oxlint-disable-next-line react/no-array-index-key
          key={n}
          className="grid gap-2.5 rounded-2 border border-line p-3"
        >
          <legend className="px-1 text-12 text-ink-2">{form.field(count(n + 1))}</legend>
          <FieldRow field={field} path={`fields.${n}`} problem={problem} onChange={(next) => onChange(fields.with(n, next))} />
          {field.stays || fields.length === 1 ? null : (
            <div>
              <Button tone="quiet" onClick={() => onChange(fields.toSpliced(n, 1))}>
                {form.removeField}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <Button onClick={() => onChange([...fields, emptyField()])}>{form.addField}</Button>
      </div>
    </div>
  )
}

interface RowProps {
  field: FieldDraft
  path: string
  problem: NoAnswer | null
  onChange: (field: FieldDraft) => void
}

const FieldRow = ({ field, path, problem, onChange }: RowProps) => {
  const change = (next: Partial<FieldDraft>) => onChange({ ...field, ...next })
  const at = (name: string) => findingsAt(problem, `${path}.${name}`)
  const typed = (type: FieldType) => change({ type, ...(type === 'asset' ? { name: 'asset' } : {}) })
  return (
    <>
      <TextField
        label={form.fieldName}
        value={field.name}
        readOnly={field.stays || field.type === 'asset'}
        maxLength={40}
        spellCheck={false}
        findings={at('name')}
        onChange={({ target }) => change({ name: target.value })}
      />
      {field.stays ? (
        <TextField label={form.type} value={words.types[field.type]} readOnly findings={at('type')} />
      ) : (
        <ChoiceField label={form.type} options={types} value={field.type} findings={at('type')} onChange={typed} />
      )}
      {hasLength(field.type) ? (
        <TextField
          label={form.most}
          inputMode="numeric"
          value={field.most}
          findings={at('most')}
          onChange={({ target }) => change({ most: target.value })}
        />
      ) : null}
      {field.type === 'choice' ? (
        <TextField label={form.options} value={field.options} findings={at('options')} onChange={({ target }) => change({ options: target.value })} />
      ) : null}
      <TickField label={form.required} checked={field.required} onChange={(required) => change({ required })} />
    </>
  )
}
