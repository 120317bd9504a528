package io.countersign.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many paths are asked for, there are few kinds of them. */
class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/, web, /*",
        "/secrets/x_1, web, /*",
        "/at/20260101-000000/app/main.js, web, /*",
        "/apiary, web, /*",
        "/api, api, /api/*",
        "/api/no/such/thing, api, /api/*",
        "/scim/v2/Users/m_1, scim, /scim/v2/Users",
        "/scim/v2/Anything, scim, /scim/v2/*",
        "/scim, scim, /scim/v2/*",
        "/health/ready, operation, /health",
        "/metrics, operation, /metrics",
        "//, web, /*"
    })
    void pathIsOfAKind(String path, String area, String route) {
        assertThat(Routes.area(path)).isEqualTo(area);
        assertThat(Routes.of(path)).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"GET, GET", "PATCH, PATCH", "BREW, OTHER", "get, OTHER"})
    void methodIsKnownOrOther(String method, String label) {
        assertThat(Routes.method(method)).isEqualTo(label);
    }
}
