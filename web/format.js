/** Numbers as people read them. */

const count = new Intl.NumberFormat("en");

export function whole(number) {
  return count.format(number);
}

/** Three significant digits: 0.061, 2.30, 10.7, 128. */
export function millis(value) {
  if (value >= 100) {
    return value.toFixed(0);
  }
  return value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(3);
}

export function megabytes(bytes) {
  const value = bytes / 1e6;
  return `${value >= 10 ? value.toFixed(1) : value.toFixed(2)} MB`;
}

/** 12.9 MB of 1.34 GB: three digits and their unit. */
export function bytes(number) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(number, 1)) / 3));
  const value = number / 1000 ** step;
  return `${step === 0 ? value : value.toPrecision(3)} ${units[step]}`;
}

/** How long something took that nobody waited for: 344 ms, 12.4 s, 2 min 25 s. */
export function duration(value) {
  if (value < 1000) {
    return `${Math.round(value)} ms`;
  }
  const seconds = value / 1000;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${whole(Math.floor(seconds / 60))} min ${Math.floor(seconds % 60)} s`;
}

/** How long something has taken so far, to the second: 8 s, 2 min 5 s, 1 h 12 min. */
export function clock(value) {
  const seconds = Math.max(0, Math.floor(value / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A moment in the reader's own time zone: 29 Nov 2026, 15:12. */
export function moment(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? String(iso) : date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

/** How many times, to two digits: 1.4, 7.7, 21. */
export function times(ratio) {
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1);
}

/** Who answered: an encoder, or words without one. */
export function answerer(result) {
  return result.documentsBy === null ? "Words" : title(result.encoder);
}

/** "full" as "Full". */
export function title(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * "3.7× faster", "1.2× slower", or "as fast" where a single run could not tell.
 *
 * @returns the words, and of what kind they are: "faster", "slower" or "even"
 */
export function speed(referenceMillis, millisHere) {
  const ratio = referenceMillis / millisHere;
  if (!Number.isFinite(ratio) || (ratio > 0.95 && ratio < 1.05)) {
    return { words: "as fast", kind: "even" };
  }
  return ratio > 1
    ? { words: `${times(ratio)}× faster`, kind: "faster" }
    : { words: `${times(1 / ratio)}× slower`, kind: "slower" };
}

export function plural(number, word) {
  return `${whole(number)} ${word}${number === 1 ? "" : "s"}`;
}
