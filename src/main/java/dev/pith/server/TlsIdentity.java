package dev.pith.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What a server proves by TLS that it is: a certificate and its private key. */
public final class TlsIdentity {
  private static final long MAX_BYTES = 1 << 20;
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final KeyStore store;

  private TlsIdentity(KeyStore store) {
    this.store = store;
  }

  /**
   * Reads both.
   *
   * @param certificate PEM: the server's own first, then those that lead to a root
   * @param key PEM: PKCS #8, not encrypted; RSA, EC or Ed25519
   * @throws TlsException when one is none, or they do not belong together
   */
  public static TlsIdentity of(Path certificate, Path key) {
    List<Certificate> chain = certificates(certificate);
    PublicKey known = chain.getFirst().getPublicKey();
    PrivateKey secret = key(key, known.getAlgorithm());
    try {
      if (!belongTogether(secret, known)) {
        throw new TlsException("the key in %s is not that of %s".formatted(key, certificate));
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("pith", secret, new char[0], chain.toArray(Certificate[]::new));
      return new TlsIdentity(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("%s and %s cannot be used for TLS".formatted(certificate, key), e);
    }
  }

  private static List<Certificate> certificates(Path file) {
    try {
      List<Certificate> chain =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(read(file))));
      if (chain.isEmpty()) {
        throw new TlsException("%s holds no certificate".formatted(file));
      }
      return chain;
    } catch (CertificateException e) {
      throw new TlsException("%s holds no certificate as PEM".formatted(file), e);
    }
  }

  private static PrivateKey key(Path file, String algorithm) {
    Matcher pem = KEY.matcher(new String(read(file), StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new TlsException(
          "%s holds no private key as PKCS #8; openssl pkcs8 -topk8 -nocrypt -in %s makes one"
              .formatted(file, file));
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TlsException(
          "the key in %s is no %s key as its certificate has".formatted(file, algorithm), e);
    }
  }

  private static boolean belongTogether(PrivateKey secret, PublicKey known)
      throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(
            switch (known.getAlgorithm()) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> known.getAlgorithm();
            });
    byte[] message = {1, 2, 3};
    signature.initSign(secret);
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(known);
    signature.update(message);
    return signature.verify(signed);
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new TlsException("%s is over 1 MiB".formatted(file));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new TlsException("there is no file %s".formatted(file), e);
    } catch (IOException e) {
      throw new TlsException("%s cannot be read".formatted(file), e);
    }
  }

  /** TLS in front of HTTP. */
  ConnectionFactory[] before(HttpConnectionFactory http) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(store);
    tls.setKeyStorePassword("");
    // Certificates are for names; who connects by an address has none to ask for.
    tls.setSniRequired(false);
    return new ConnectionFactory[] {new SslConnectionFactory(tls, http.getProtocol()), http};
  }
}
