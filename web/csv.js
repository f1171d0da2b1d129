import { Refusal } from "./refusal.js";

/**
 * The rows of a table as RFC 4180 has them: a field may stand in quotes, and then holds separators,
 * line breaks and quotes written twice. Blank lines are no rows.
 *
 * @param lines of the table, without what ends them
 * @yields the fields of a row, the line where it begins, and its text
 */
export async function* rowsOf(lines, separatorOf) {
  let number = 0;
  let row = null;
  let separator = "";
  for await (const line of lines) {
    number++;
    separator ||= separatorOf(line);
    if (row === null && line.trim() === "") {
      continue;
    }
    row ??= { fields: [], line: number, text: "", open: null };
    row.text += `${line}\n`;
    row.open = readLine(line, separator, row);
    if (row.open === null) {
      yield row;
      row = null;
    }
  }
  if (row !== null) {
    throw new Refusal("opens a quote that is never closed: close it, or write it twice", row.line);
  }
}

/** Adds the fields of a line; gives what a quoted field that goes on behind it holds, or null. */
function readLine(line, separator, row) {
  let held = row.open === null ? null : `${row.open}\n`;
  for (let at = 0; ; at++) {
    if (held === null && line[at] === '"') {
      held = "";
      at++;
    }
    if (held === null) {
      const end = endOf(line, separator, at);
      row.fields.push(line.slice(at, end));
      at = end;
    } else {
      const { text, end } = quoted(line, at);
      held += text;
      if (end < 0) {
        return held;
      }
      if (end < line.length && line[end] !== separator) {
        throw new Refusal("has text behind a closing quote: write quotes within a field twice", row.line);
      }
      row.fields.push(held);
      held = null;
      at = end;
    }
    if (at >= line.length) {
      return null;
    }
  }
}

function endOf(line, separator, from) {
  const end = line.indexOf(separator, from);
  return end < 0 ? line.length : end;
}

/** What stands in quotes from `from` on, and where behind its closing quote; -1 without one. */
function quoted(line, from) {
  let text = "";
  for (let at = from; ; ) {
    const quote = line.indexOf('"', at);
    if (quote < 0) {
      return { text: text + line.slice(at), end: -1 };
    }
    text += line.slice(at, quote);
    if (line[quote + 1] !== '"') {
      return { text, end: quote + 1 };
    }
    text += '"';
    at = quote + 2;
  }
}
