package io.countersign.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void ofWhenGivenThenTaken() {
        assertThat(of(Map.of("X-Request-Id", "7f3a.b-c_9", "traceparent", trace(TRACE))))
                .isEqualTo("7f3a.b-c_9");
    }

    @Test
    void ofWhenTracedThenTheTrace() {
        assertThat(of(Map.of("traceparent", trace(TRACE)))).isEqualTo(TRACE);
        assertThat(of(Map.of("X-Request-Id", "bad id", "traceparent", trace(TRACE))))
                .isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space in it", "line\nbreak-1234", "{\"json\": 12345}", "ümläut-ümläut"})
    void ofWhenGivenAnythingElseThenNew(String given) {
        assertThat(of(Map.of("X-Request-Id", given))).startsWith("r_").hasSize(26);
    }

    @Test
    void ofWhenTooLongThenNew() {
        assertThat(of(Map.of("X-Request-Id", "x".repeat(65)))).startsWith("r_");
        assertThat(of(Map.of("traceparent", trace(TRACE) + "-" + "x".repeat(60))))
                .startsWith("r_");
        assertThat(of(Map.of("traceparent", trace("0".repeat(32))))).startsWith("r_");
        assertThat(of(Map.of())).isNotEqualTo(of(Map.of()));
    }

    private static String trace(String id) {
        return "00-" + id + "-00f067aa0ba902b7-01";
    }

    private static String of(Map<String, String> headers) {
        return RequestId.of((HttpServletRequest) Proxy.newProxyInstance(
                RequestIdTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> headers.get(arguments[0])));
    }
}
