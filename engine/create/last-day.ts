/** Of rights: the last day of the licence, and that of the consent of those who are seen. */
interface Ending {
  until?: string | undefined
  consent?: { until?: string | undefined } | undefined
}

/** The last day on which it may be used, yyyy-mm-dd: that of the licence, or of the consent where that ends sooner. */
export const lastDayOf = ({ until, consent }: Ending): string | undefined => [until, consent?.until].filter((day) => day !== undefined).sort()[0]
