/** The middle of a handful of numbers, and what most of them do not exceed. */

/** The middle value, or the mean of the middle two; of at least one. */
export function median(values) {
  const sorted = ordered(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The least value that this share of all values, above 0, does not exceed. */
export function atShare(values, share) {
  return ordered(values)[Math.ceil(share * values.length) - 1];
}

function ordered(values) {
  return [...values].sort((one, other) => one - other);
}
