/** The look of the button that opens one's own menu, before and after it was loaded. */
export const personButton = 'target ml-1 rounded-full'
