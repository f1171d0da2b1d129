package dev.pith.tokenize;

import java.util.random.RandomGenerator;

/** Random texts of what tokenizers treat differently. */
final class MixedTexts {
  private static final int MAX_PARTS = 40;

  /** Special tokens whole, broken and forged; white space; words; accents; scripts; oddities. */
  private static final String[] PARTS = {
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "[UNK]",
    "[PAD]",
    "[MAS",
    "\u212A]",
    "[cls]",
    "[",
    "##ing",
    "#",
    " ",
    "  ",
    "\t",
    "\n",
    "\u00A0",
    "\u2003",
    "\u3000",
    "\u0085",
    "\u2028",
    "\u000B",
    "\u001F",
    "the",
    "ship",
    "Sailing",
    "unbelievable",
    "x",
    "1234567890",
    "'s",
    "$5",
    "\u20AC",
    "...",
    "-",
    "CAF\u00C9",
    "cafe\u0301",
    "\u0130stanbul",
    "I\u0307",
    "\u03A3\u03C3\u03C2",
    "\u00DF",
    "\u1E9E",
    "\uFB01",
    "\u01C4",
    "\u2260",
    "\u037E",
    "\u2019",
    "\u2014",
    "_",
    "\u0344",
    "\u0345",
    "\u1FBC",
    "\uD83D\uDE00",
    "\uD83D\uDC69\u200D\uD83D\uDCBB",
    "\uD83C\uDDEB\uD83C\uDDF7",
    "\u2764\uFE0F",
    "\uD800",
    "\uDC00",
    "\uFFFD",
    "\u0000",
    "\u0007",
    "\u200B",
    "\u00AD",
    "\uFEFF",
    "\uE000",
    "\u4E2D\u6587",
    "\uF900",
    "\uD87E\uDC00",
    "\u65E5\u672C\u8A9E\u3067\u3059",
    "\u30AB\u3099",
    "\uD55C\uAD6D\uC5B4",
    "\u0E44\u0E17\u0E22",
    "\u0939\u093F\u0928\u094D\u0926\u0940",
    "\u09CB",
    "\u0627\u0644\u0639\u064E\u0631",
    "\u05E9\u05C1",
    "\u10A0\u1C90",
    "\uD801\uDC00",
    "\u302E",
    "\uD834\uDD5E",
    "\uD834\uDD65",
    "\uD834\uDD6D",
    "\u1734",
    "\u166D",
    "\u08D4",
    "\uA7CE"
  };

  private MixedTexts() {}

  static String next(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(MAX_PARTS); parts > 0; parts--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(0x1_0000));
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        case 2 -> text.append((char) random.nextInt(0x250));
        case 3 -> text.append(' ');
        default -> text.append(PARTS[random.nextInt(PARTS.length)]);
      }
    }
    return text.toString();
  }
}
