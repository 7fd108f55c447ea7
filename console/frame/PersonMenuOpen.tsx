import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { useOverlay } from '../actions/Actions.tsx'
import { ActorMark, initialsOf } from '../kit/Actor.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Key } from '../kit/Key.tsx'
import { strings } from '../strings.ts'
import { chooseDensity, chooseTheme, chosenDensity, chosenTheme, densities, themes, type Density, type ThemeChoice } from './appearance.ts'
import { useFrame } from './FrameContext.ts'
import { personButton } from './personButton.ts'

const item =
  'relative flex h-7.5 cursor-default items-center gap-2 rounded-2 pr-2 pl-7 outline-none data-[highlighted]:bg-thread-wash pointer-coarse:h-11'

/** The open menu, once it was asked for. */
export const PersonMenuOpen = () => {
  const { me, onSignOut } = useFrame()
  const open = useOverlay()
  const [theme, setTheme] = useState(chosenTheme())
  const [density, setDensity] = useState(chosenDensity())
  return (
    <DropdownMenu.Root defaultOpen>
      <DropdownMenu.Trigger aria-label={`${initialsOf(me)}, ${me.name}`} className={personButton}>
        <ActorMark actor={me} titled={false} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-40 w-56 rounded-3 bg-raised p-1 text-13 text-ink shadow-float"
        >
          <div className="px-2 py-1.5">
            <b className="block">{me.name}</b>
            <span className="text-12 text-ink-2">{me.roles?.join(', ')}</span>
          </div>
          <Choice<ThemeChoice>
            label={strings.theme.name}
            options={themes.map((value) => ({ value, label: strings.theme[value] }))}
            value={theme}
            onChange={(next) => {
              chooseTheme(next)
              setTheme(next)
            }}
          />
          <Choice<Density>
            label={strings.density.name}
            options={densities.map((value) => ({ value, label: strings.density[value] }))}
            value={density}
            onChange={(next) => {
              chooseDensity(next)
              setDensity(next)
            }}
          />
          <DropdownMenu.Separator className="mx-2 my-1 h-px bg-line" />
          <DropdownMenu.Item className={item} onSelect={() => open({ kind: 'keys' })}>
            {strings.keys.title}
            <span className="ml-auto">
              <Key keys="?" />
            </span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={item} onSelect={onSignOut}>
            {strings.frame.signOut}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface ChoiceProps<V extends string> {
  label: string
  options: readonly { value: V; label: string }[]
  value: V
  onChange: (value: V) => void
}

const Choice = <V extends string>({ label, options, value, onChange }: ChoiceProps<V>) => (
  <>
    <DropdownMenu.Separator className="mx-2 my-1 h-px bg-line" />
    <DropdownMenu.Label className="px-2 py-1 text-12 text-ink-2">{label}</DropdownMenu.Label>
    <DropdownMenu.RadioGroup value={value} onValueChange={(next) => onChange(next as V)}>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={item} onSelect={(event) => event.preventDefault()}>
          <DropdownMenu.ItemIndicator className="absolute left-2">
            <Icon name="tick" />
          </DropdownMenu.ItemIndicator>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  </>
)
