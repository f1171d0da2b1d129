package dev.pith.corpus;

/** What a reader should know about how a source is read; nothing is wrong. */
public record Remark(String sentence) implements Entry {}
