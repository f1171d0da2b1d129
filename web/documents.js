import { rowsOf } from "./csv.js";
import { Refusal } from "./refusal.js";
import { linesOf, sizeOf, wholeOf } from "./textfile.js";

/** What files are read as, by what stands behind the last dot of their names. */
const KINDS = {
  jsonl: jsonLines,
  ndjson: jsonLines,
  csv: table,
  txt: text,
  text,
  md: markdown,
  markdown,
};

const IDS = ["_id", "id"];
const CONTENT = ["title", "text"];

/**
 * The documents of a file, called as `pith index` calls them: by an id of their own, else by the
 * file's name, with the number of the line where there are several.
 *
 * @param mostBytes in a document
 * @yields a document as a line of JSON, the line of the file where it begins, and how many bytes of
 *     the file it takes
 */
export async function* documentsOf(file, mostBytes) {
  const [, ending] = partsOf(file.name);
  const read = Object.hasOwn(KINDS, ending) ? KINDS[ending] : null;
  if (read === null) {
    throw new Refusal("is of no kind that is read here; pith index reads many more");
  }
  for await (const document of read(file, mostBytes)) {
    if (sizeOf(document.json) > mostBytes) {
      throw new Refusal(`has a document of over ${mostBytes} bytes: split it`, document.line);
    }
    yield document;
  }
}

/** A file's name without its ending, and the ending. */
function partsOf(name) {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? [name.slice(0, dot), name.slice(dot + 1).toLowerCase()] : [name, ""];
}

async function* jsonLines(file, mostBytes) {
  let line = 0;
  for await (const content of linesOf(file, mostBytes)) {
    line++;
    if (content.trim() !== "") {
      yield { json: called(content, `${file.name}:${line}`), line, size: sizeOf(content) + 1 };
    }
  }
}

/** With an `_id`; what is no object goes as it is, for the server to say so. */
function called(content, name) {
  let object = null;
  try {
    object = JSON.parse(content);
  } catch {
    return content;
  }
  const known = object === null || typeof object !== "object" || Array.isArray(object) || "_id" in object;
  return known ? content : JSON.stringify({ _id: object.id ?? name, ...object });
}

async function* table(file, mostBytes) {
  let columns = null;
  for await (const { fields, line, text: row } of rowsOf(linesOf(file, mostBytes), separatorOf)) {
    if (columns === null) {
      columns = fields.map((name) => name.trim());
      check(columns);
    } else if (fields.length > columns.length) {
      throw new Refusal(
        `has ${fields.length} columns, the header ${columns.length}: put fields with separators in quotes`,
        line,
      );
    } else {
      yield { json: documentIn(fields, columns, `${file.name}:${line}`), line, size: sizeOf(row) };
    }
  }
}

/** Semicolons when the header has them and no comma. */
function separatorOf(header) {
  return header.includes(";") && !header.includes(",") ? ";" : ",";
}

function check(columns) {
  if (!CONTENT.some((name) => columns.includes(name))) {
    throw new Refusal(
      `has no column "title" or "text", but ${columns.slice(0, 8).join(", ").slice(0, 200)}: rename one`,
      1,
    );
  }
  const twice = [...IDS, ...CONTENT].find((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  if (twice !== undefined) {
    throw new Refusal(`has two columns "${twice}": rename one`, 1);
  }
}

function documentIn(fields, columns, name) {
  const value = (column) => fields[columns.indexOf(column)] ?? "";
  const id = IDS.find((column) => columns.includes(column));
  return JSON.stringify({
    _id: id === undefined ? name : value(id),
    title: value("title"),
    text: value("text"),
  });
}

async function* text(file) {
  yield whole(file, partsOf(file.name)[0], (await wholeOf(file)).trim());
}

/** Its first heading is the title. */
async function* markdown(file) {
  const content = (await wholeOf(file)).trim();
  const heading = /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(content);
  yield whole(
    file,
    heading?.[1] ?? partsOf(file.name)[0],
    heading === null ? content : (content.slice(0, heading.index) + content.slice(heading.index + heading[0].length)).trim(),
  );
}

function whole(file, title, content) {
  if (content === "") {
    throw new Refusal("has no text: write some");
  }
  return { json: JSON.stringify({ _id: file.name, title, text: content }), line: 1, size: file.size };
}
