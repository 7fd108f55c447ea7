import { Problem } from '../../api/Answered.tsx'
import { asked, useCommand } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import type { Person } from './person.ts'
import { ShownOnce } from '../../kit/ShownOnce.tsx'
import { words } from './words.ts'

interface Props {
  person: Person
  isMe: boolean
  invited: boolean
}

/** The way in for somebody, made by the owner and handed over by hand: the engine itself sends nothing. */
export const SignInLink = ({ person: { id, name }, isMe, invited }: Props) => {
  const { moment } = useFormat()
  const { mutate, data, error, isPending, reset } = useCommand('person.admit')
  return (
    <InspectorSection title={words.link.title}>
      {data ? (
        <ShownOnce
          label={words.link.title}
          secret={data.link}
          sentence={words.link.once(isMe ? undefined : name, moment(data.expires))}
          onDone={reset}
        />
      ) : (
        <div className="grid gap-2.5">
          <p className="text-12 text-pretty text-ink-2">{invited ? words.link.invited(name) : words.link.meaning}</p>
          {error ? <Problem problem={error} /> : null}
          <div>
            <Button
              autoFocus={invited}
              tone={invited ? 'filled' : 'plain'}
              busy={isPending ? words.link.making : undefined}
              onClick={() => mutate(asked({ id }))}
            >
              {words.link.make}
            </Button>
          </div>
        </div>
      )}
    </InspectorSection>
  )
}
