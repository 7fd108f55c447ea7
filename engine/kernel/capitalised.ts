/** rain jacket → Rain jacket: a name as it stands by itself. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
