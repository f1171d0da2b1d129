package dev.pith.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder and of those in it, in the order of their names. What is hidden, called by
 * a dot in front, is left out.
 *
 * <p>Links are followed once to folders elsewhere. A link to a folder that is walked over anyway,
 * or that holds this one, leads nowhere new and is left out; so no walk is endless. Keeps the names
 * of the folders that are open, never of all.
 */
final class FolderWalk {
  private final Path root;
  private final Path realRoot;
  private final Deque<Iterator<Path>> open = new ArrayDeque<>();
  private final Set<Path> linked = new HashSet<>();

  FolderWalk(Path root) {
    this.root = root;
    try {
      this.realRoot = root.toRealPath();
    } catch (IOException failure) {
      throw Utf8File.unreadable(root.toString(), failure);
    }
    enter(root);
  }

  /** The next file, of whatever kind, or null after the last. A folder that fails is left out. */
  @Nullable Path next() {
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        continue;
      }
      Path path = open.peek().next();
      if (!Files.isDirectory(path)) {
        return path;
      }
      if (isNew(path)) {
        enter(path);
      }
    }
    return null;
  }

  private boolean isNew(Path folder) {
    if (!Files.isSymbolicLink(folder)) {
      return true;
    }
    try {
      Path target = folder.toRealPath();
      boolean walked = target.startsWith(realRoot) || realRoot.startsWith(target);
      return !walked && linked.stream().noneMatch(target::startsWith) && linked.add(target);
    } catch (IOException failure) {
      throw Utf8File.unreadable(folder.toString(), failure);
    }
  }

  private void enter(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      open.push(
          children
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .sorted(Comparator.comparing(path -> path.getFileName().toString()))
              .toList()
              .iterator());
    } catch (IOException failure) {
      throw Utf8File.unreadable(folder.toString(), failure);
    }
  }

  /** A path within the folder, with slashes. */
  String name(Path path) {
    StringBuilder name = new StringBuilder();
    for (Path part : root.relativize(path)) {
      name.append(name.isEmpty() ? "" : "/").append(part);
    }
    return name.toString();
  }
}
