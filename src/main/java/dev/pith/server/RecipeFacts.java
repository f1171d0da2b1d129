package dev.pith.server;

/** A recipe that can be asked for, with what its file says of it. */
public record RecipeFacts(String name, String description) {}
