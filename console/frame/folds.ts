/** What the folded rail keeps hidden until the pointer or the focus is in it. Its nodes stay. */
export const folds = 'max-track:opacity-0 max-track:group-hover:opacity-100 max-track:group-focus-within:opacity-100'
