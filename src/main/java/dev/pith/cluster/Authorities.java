package dev.pith.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Who may vouch for a cluster's name instead of those whom the JDK trusts. */
public final class Authorities {
  private Authorities() {}

  /**
   * Trusts the certificates of a file, and nobody else.
   *
   * @param pem one or more certificates, as PEM
   * @throws ClusterException when there is none
   */
  public static SSLContext of(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw notCertificates(pem, null);
      }
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        trusted.setCertificateEntry("authority-" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new ClusterException(
          "the certificates %s cannot be read: name a file that can be".formatted(pem), e);
    } catch (GeneralSecurityException e) {
      throw notCertificates(pem, e);
    }
  }

  private static ClusterException notCertificates(Path pem, @Nullable Throwable cause) {
    return new ClusterException(
        "%s holds no certificates: name a PEM file of the authority".formatted(pem), cause);
  }
}
