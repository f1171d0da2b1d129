package dev.pith.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Every door through which bytes of strangers come in. */
public final class FuzzTargets {
  private static final long INPUTS = 5_000_000;

  /** Each is a request that is answered. */
  private static final long HTTP_INPUTS = 500_000;

  private static final List<String> JSON =
      List.of(
          "{", "}", "[", "]", ":", ",", "\"", "null", "true", "false", "-1", "1e999", "\\u0000");

  private static final List<FuzzTarget> ALL =
      List.of(
          new FuzzTarget(
              "onnx",
              OnnxTarget.class,
              INPUTS,
              FuzzSeeds::models,
              List.of("com.microsoft", "ai.onnx", "Constant", "BiasGelu", "\u0080\u0080\u0001")),
          new FuzzTarget(
              "encoder-graph", EncoderGraphTarget.class, INPUTS, FuzzSeeds::choices, List.of()),
          new FuzzTarget(
              "recipe",
              RecipeTarget.class,
              INPUTS,
              FuzzSeeds::recipes,
              with(
                  JSON,
                  "\"passes\"",
                  "\"pass\"",
                  "\"ratio\"",
                  "\"threshold\"",
                  "\"distill\"",
                  "\"prune-structure\"",
                  "\"prune-weights\"",
                  "\"quantize-int8\"",
                  "\"quantize-blocks\"",
                  "\"quantize-tables\"",
                  "\"fit-static\"",
                  "\"encode-tokens\"")),
          new FuzzTarget("records", RecordTarget.class, INPUTS, FuzzSeeds::records, JSON),
          new FuzzTarget(
              "corpus",
              CorpusTarget.class,
              INPUTS,
              FuzzSeeds::corpora,
              with(
                  JSON,
                  "\"_id\"",
                  "\"metadata\"",
                  "\"text\"",
                  "<DOC>",
                  "</DOC>",
                  "<DOCNO>",
                  "<TEXT>",
                  "<title>",
                  "<meta charset=",
                  "```",
                  "---\n",
                  "\"\"",
                  "\uFEFF",
                  "\t")),
          new FuzzTarget(
              "tokenizer",
              TokenizerTarget.class,
              INPUTS,
              FuzzSeeds::texts,
              List.of("[MASK]", "[CLS]", "\u0301", "\u212A", "\u0130", "\u4e2d", "\ud834\udd5e")),
          new FuzzTarget(
              "tokenizer-file", TokenizerFileTarget.class, INPUTS, FuzzSeeds::tokenizers, JSON),
          new FuzzTarget(
              "http",
              HttpTarget.class,
              HTTP_INPUTS,
              FuzzSeeds::requests,
              with(
                  JSON,
                  "/api/",
                  "/v1/",
                  "%2e%2e%2f",
                  "%00",
                  "?",
                  "Authorization: Bearer ",
                  "Cookie: pith_key=",
                  "Origin: http://evil",
                  "Content-Encoding: gzip",
                  "Accept: ",
                  "\"query\"",
                  "\"encoders\"",
                  "\"filter\"")));

  private FuzzTargets() {}

  /** All, those that need least first. */
  public static List<FuzzTarget> all() {
    return ALL;
  }

  private static List<String> with(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }
}
