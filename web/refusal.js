/** A file that cannot be read as documents; its message is a clause that says what to do. */
export class Refusal extends Error {
  /**
   * @param why as "has no text: write some"
   * @param line where, 1 for the first; 0 for the whole file
   */
  constructor(why, line = 0) {
    super(line === 0 ? `It ${why}.` : `Line ${line} ${why}.`);
  }
}
