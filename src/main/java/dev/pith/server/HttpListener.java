package dev.pith.server;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty, set up so that no client can hold on to more than its share. */
final class HttpListener {
  /** Jetty then ends no connection for being silent while it stops; {@link QuietConnections} do. */
  private static final long NO_SHUTDOWN_TIMEOUT = -1;

  private final ServerOptions options;
  private final RequestLimits limits;
  private final RequestRecorder recorder;
  private final LastAnswers lastAnswers;
  private final QuietConnections quietConnections = new QuietConnections();

  HttpListener(
      ServerOptions options,
      RequestLimits limits,
      RequestRecorder recorder,
      LastAnswers lastAnswers) {
    this.options = options;
    this.limits = limits;
    this.recorder = recorder;
    this.lastAnswers = lastAnswers;
  }

  void addTo(JavalinConfig config) {
    config.http.maxRequestSize = limits.bodyBytes();
    config.http.asyncTimeout = limits.patience().toMillis();
    config.http.prefer405over404 = true;
    config.concurrency.useVirtualThreads = true;
    config.jetty.modifyHttpConfiguration(this::harden);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(this::bound);
    config.jetty.modifyServletContextHandler(
        handler -> handler.setErrorHandler(new JettyProblems()));
  }

  private void harden(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setRequestHeaderSize(limits.headerBytes());
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setIdleTimeout(limits.idle().toMillis());
  }

  private Connector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, factories(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.addBean(new SlowHeads(connector.getScheduler(), limits.headPatience()));
    connector.addBean(quietConnections, false);
    connector.setShutdownIdleTimeout(NO_SHUTDOWN_TIMEOUT);
    return connector;
  }

  private ConnectionFactory[] factories(HttpConfiguration http) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    return options
        .tls()
        .map(identity -> identity.before(plain))
        .orElseGet(() -> new ConnectionFactory[] {plain});
  }

  private void bound(Server server) {
    server.setStopTimeout(limits.drain().toMillis());
    server.setErrorHandler(new JettyProblems());
    server.insertHandler(new NoUpgrades());
    server.insertHandler(new RequestTracing());
    server.insertHandler(lastAnswers);
    server.insertHandler(quietConnections);
    server.setRequestLog(recorder);
    server.addBean(new NetworkConnectionLimit(limits.connections(), server));
  }
}
