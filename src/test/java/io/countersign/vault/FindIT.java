package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets are found by words of their names and labels, never by their values, and listed page by page. */
class FindIT {

    private Keeper bob;

    @BeforeEach
    void bobKeepsSecrets() {
        bob = Keeper.of("bob@acme.test");
    }

    @Test
    void everyWordBeginsAWordOfTheNameOrALabel() {
        String id = bob.create(
                "custom",
                "Zürich: Straßen-Karte (2026)",
                Map.of("Kundennummer", Map.of("type", "text", "value", "quokka")));
        for (String q : List.of("zur", "ZÜRICH", "karte 20", "kunden zur", "  strassen", "stra")) {
            assertThat(found("q=" + encoded(q))).as(q).contains(id);
        }
        for (String q : List.of("urich", "zur nowhere", "quokka", "karte2026")) {
            assertThat(found("q=" + encoded(q))).as(q).doesNotContain(id);
        }
    }

    @Test
    void aNewNameIsFoundAndTheOldOneNoLonger() {
        String id = bob.create("text", "Ocelot", Map.of("note", "n"));
        bob.edit(id, Map.of("name", "Margay"));
        assertThat(found("q=margay")).contains(id);
        assertThat(found("q=ocelot")).doesNotContain(id);
    }

    @Test
    void filtersNarrowTheList() {
        String wifi = bob.create("wifi", "Attic", Map.of("ssid", "attic"));
        String me = bob.api().get("/api/session").json().at("/member/id").asText();
        String vault = bob.look(wifi).at("/vault/id").asText();
        assertThat(found("type=wifi")).contains(wifi);
        assertThat(found("type=server")).doesNotContain(wifi);
        assertThat(found("owner=" + me + "&vault=" + vault + "&shared=false&q=att"))
                .containsExactly(wifi);
        assertThat(found("owner=m_other")).isEmpty();
        assertThat(found("vault=v_other")).isEmpty();
        assertThat(found("shared=true")).doesNotContain(wifi);
    }

    @Test
    void pagesHoldEachSecretOnceAlsoWhenTheOneAtTheSeamIsGone() {
        for (int i = 0; i < 5; i++) {
            bob.create("text", "Seam " + i, Map.of("note", "n"));
        }
        List<String> names = new ArrayList<>();
        JsonNode page = bob.api().get("/api/secrets?q=seam&limit=2").expect(200).json();
        page.path("items").forEach(item -> names.add(item.path("name").asText()));
        String last = page.at("/items/1/id").asText();
        bob.confirmed(as -> as.delete(Keeper.path(last))).expect(204);
        while (page.has("next")) {
            page = bob.api()
                    .get("/api/secrets?q=seam&limit=2&after="
                            + page.path("next").asText())
                    .expect(200)
                    .json();
            page.path("items").forEach(item -> names.add(item.path("name").asText()));
        }
        assertThat(names).containsExactly("Seam 4", "Seam 3", "Seam 2", "Seam 1", "Seam 0");
    }

    @Test
    void wrongParametersAreNamed() {
        for (String query :
                List.of("type=spoon", "shared=maybe", "after=nonsense", "limit=0", "q=" + "x".repeat(201))) {
            String member = query.substring(0, query.indexOf('='));
            assertThat(bob.api()
                            .get("/api/secrets?" + query)
                            .expect(400)
                            .json()
                            .at("/errors/0/member")
                            .asText())
                    .isEqualTo(member);
        }
    }

    private List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        bob.api()
                .get("/api/secrets?limit=200&" + query)
                .expect(200)
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
