package io.countersign.push;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client behind {@link GuardedClient}: HTTP/1.1, one exchange per connection, so that nobody waits in a queue. */
final class Connections {

    private static final int PER_ORIGIN = 200;
    private static final int IN_ALL = 1000;
    private static final int IO_THREADS = 2;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_HEADER_BYTES = 8192;
    private static final TimeValue IDLE = TimeValue.ofMinutes(1);
    private static final TimeValue UNPROVEN = TimeValue.ofSeconds(1);

    private Connections() {}

    /** A started client that connects only to {@code addresses}, and sends each request once. */
    static CloseableHttpAsyncClient open(CheckedAddresses addresses, GuardedClient.Bounds bounds) {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(connections(addresses, timeout(bounds.connect())))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(bounds.connect()))
                        .setResponseTimeout(timeout(bounds.answer()))
                        .setConnectionKeepAlive(IDLE)
                        .setAuthenticationEnabled(false)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_HEADER_BYTES)
                        .build())
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setThreadFactory(new DefaultThreadFactory("guarded-http", true))
                .setUserAgent("Countersign")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
        client.start();
        return client;
    }

    private static PoolingAsyncClientConnectionManager connections(CheckedAddresses addresses, Timeout connect) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnPerRoute(PER_ORIGIN)
                .setMaxConnTotal(IN_ALL)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setValidateAfterInactivity(UNPROVEN)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(connect)
                        .build())
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
