/** contactGate → contact gate */
export const spaced = (word: string): string => word.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
