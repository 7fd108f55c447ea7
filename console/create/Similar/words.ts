/** What is most like a thing, and why. Figures arrive formatted. */
export const words = {
  title: 'Similar',
  none: 'Nothing shares its rare words, its tags or its looks.',
  alike: (share: string) => `${share} alike`,
} as const
