/** How far off a day is: `today`, `tomorrow`, `in 9 days`, `in 10 weeks`, `in 8 months`, `3 days ago`. */
export function awayWords(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const length = lengthWords(Math.abs(days));
  return days > 0 ? `in ${length}` : `${length} ago`;
}

function lengthWords(days: number): string {
  if (days < 14) return `${String(days)} days`;
  return days <= 182 ? `${String(Math.floor(days / 7))} weeks` : `${String(Math.floor(days / 30.44))} months`;
}
