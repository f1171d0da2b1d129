package dev.pith.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of the page. Browsers may keep it but ask each time; the entity tag makes that cheap.
 *
 * @param path as asked for, with its leading slash
 * @param type media type
 * @param content never changed
 * @param entityTag strong, quoted
 */
record PageFile(String path, String type, byte[] content, String entityTag) implements Handler {

  static PageFile of(String path, String type, byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      String tag = '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
      return new PageFile(path, type, content, tag);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void handle(Context ctx) {
    ctx.header("Cache-Control", "no-cache");
    ctx.header("ETag", entityTag);
    String known = ctx.header("If-None-Match");
    if (known != null && known.contains(entityTag)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.contentType(type).result(content);
  }
}
