package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who makes or changes the same at the same moment is told; what is changed is the version that was meant. */
class ScimVersionsIT {

    private static Idp idp;

    @BeforeAll
    static void begin() {
        idp = Idp.of("admin@acme.test");
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOneIsTold() {
        Answer made =
                idp.create(Idp.unique("raced") + "@example.com", "Two", "Hands").expect(201);
        String path = "/Users/" + Idp.id(made);
        String version = made.header("ETag");
        assertThat(version)
                .startsWith("W/\"")
                .isEqualTo(made.json().at("/meta/version").asText());
        assertThat(idp.get(path).header("ETag")).isEqualTo(version);
        assertThat(idp.find("/Users", "id eq \"" + Idp.id(made) + "\"")
                        .json()
                        .at("/Resources/0/meta/version")
                        .asText())
                .isEqualTo(version);
        Idp holder = idp.ifMatch(version);
        List<Integer> statuses = Together.times(
                2,
                () -> holder.patch(
                                path,
                                List.of(Map.of("op", "replace", "path", "displayName", "value", Idp.unique("Name"))))
                        .status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(idp.get(path).expect(200).header("ETag")).isNotEqualTo(version);
        holder.delete(path).expect(412);
        idp.delete(path).expect(204);
    }

    @Test
    void conditionsNameAnyNumberOfVersions() {
        String path = "/Users/"
                + Idp.id(idp.create(Idp.unique("tagged") + "@example.com", "Two", "Hands")
                        .expect(201));
        Answer now = idp.get(path).expect(200);
        assertThat(idp.scim()
                        .with("If-None-Match", now.header("ETag"))
                        .get("/scim/v2" + path)
                        .status())
                .isEqualTo(304);
        String list = "\"other\", " + now.header("ETag");
        String strong = now.header("ETag").substring(2);
        for (String unchanged : List.of("*", list, strong)) {
            Answer same = idp.scim().with("If-None-Match", unchanged).get("/scim/v2" + path);
            assertThat(same.status()).as(unchanged).isEqualTo(304);
            assertThat(same.header("ETag")).isEqualTo(now.header("ETag"));
        }
        idp.scim().with("If-None-Match", "\"other\"").get("/scim/v2" + path).expect(200);
        idp.scim().with("If-None-Match", "*").delete("/scim/v2" + path).expect(412);
        idp.ifMatch("\"other\", W/\"another\"").delete(path).expect(412);
        idp.ifMatch("\"other").delete(path).expect(400);
        idp.ifMatch("*").delete("/Users/m_unknown").expect(404);
        idp.ifMatch(list)
                .patch(path, List.of(Map.of("op", "replace", "path", "displayName", "value", "Listed")))
                .expect(200);
        idp.ifMatch("*")
                .patch(path, List.of(Map.of("op", "replace", "path", "externalId", "value", "any")))
                .expect(200);
        idp.ifMatch(now.header("ETag")).delete(path).expect(412);
        idp.ifMatch(idp.get(path).header("ETag")).delete(path).expect(204);
    }

    @Test
    void oneOfTwoWhoMakeTheSameUserIsTold() {
        String email = Idp.unique("twice") + "@example.com";
        assertThat(Together.times(2, () -> idp.create(email, "One", "Person").status()))
                .containsExactlyInAnyOrder(201, 409);
        String id = idp.find("/Users", "userName eq \"" + email + "\"")
                .expect(200)
                .json()
                .at("/Resources/0/id")
                .asText();
        idp.delete("/Users/" + id).expect(204);
    }
}
