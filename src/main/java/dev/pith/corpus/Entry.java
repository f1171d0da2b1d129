package dev.pith.corpus;

/** What a collection holds in one of its places, in the order in which it is read. */
public sealed interface Entry permits Document, SetAside, PassedOver, Remark {}
