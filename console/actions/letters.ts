const place = 'continuo.letters'

/** Whether single letters act (WCAG 2.1.4: they can be switched off). Kept in the browser, for it is this person's habit on this machine. */
export const lettersAct = (): boolean => localStorage.getItem(place) !== 'off'

export const setLettersAct = (on: boolean): void => {
  if (on) localStorage.removeItem(place)
  else localStorage.setItem(place, 'off')
}

const typing =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true], [role=combobox], [role=listbox]'

/** Single letters rest while one types. */
export const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(typing) !== null
