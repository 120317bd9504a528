package io.countersign.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How long 200 files of 10 MB take that are uploaded, and then downloaded, all at the same time, on a server with a heap of
 * 512 MB. No test: run its {@code main} with the tests' class path after a build.
 */
final class AttachmentBench {

    private static final int FILES = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Keeper ann;
    private final Folder folder;

    private AttachmentBench(TestServer server) {
        ann = Keeper.of(server, "ann@acme.test");
        folder = Folder.of(ann);
    }

    public static void main(String[] arguments) {
        try (TestServer server = TestServer.with().start()) {
            // All are confirmed before the first one runs
            server.clock().stop();
            new AttachmentBench(server).run();
        }
        System.exit(0);
    }

    private void run() {
        byte[] content = Sample.noise("", Sample.LARGEST, 1).content();
        Queue<HttpRequest> uploads = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < FILES; i++) {
            Sample file = Sample.of("file " + i, "application/octet-stream", content);
            uploads.add(request(file.announcedBy(ann.api().confirmed(folder.confirm(file))), folder.path())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                    .build());
        }
        measure("Uploads", uploads);

        Queue<HttpRequest> downloads = new ConcurrentLinkedQueue<>();
        JsonNode items =
                ann.api().get(folder.path() + "?limit=200").expect(200).json().path("items");
        List<String> paths = StreamSupport.stream(items.spliterator(), false)
                .map(folder::path)
                .toList();
        for (String path : paths) {
            String confirmation = ann.api().get(path).expect(401).confirmationId();
            ann.phone().approve(confirmation).expect(200);
            downloads.add(request(ann.api().confirmed(confirmation), path).build());
        }
        measure("Downloads", downloads);
    }

    private void measure(String what, Queue<HttpRequest> requests) {
        int count = requests.size();
        Instant begin = Instant.now();
        List<String> results = Together.times(count, () -> send(requests.remove()));
        Map<String, Long> byResult = results.stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        System.out.printf("%s: %d in %s: %s%n", what, count, Duration.between(begin, Instant.now()), byResult);
    }

    /** Status and length of the answer. */
    private String send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            long bytes = 0;
            byte[] part = new byte[16 * 1024];
            for (int n = body.read(part); n >= 0; n = body.read(part)) {
                bytes += n;
            }
            return answer.statusCode() + (bytes < 1000 ? "" : " with " + bytes + " bytes");
        }
    }

    private static HttpRequest.Builder request(Api as, String path) {
        URI address = as.server().address().resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        as.headers().forEach(request::header);
        String cookie = as.cookies().all().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        return request.header("Cookie", cookie);
    }
}
