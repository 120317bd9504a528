package io.countersign.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a filter is written anew, and that nothing else is. */
class ScimFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "emails co \"x\"                | emails.value co \"x\"",
                "not (Emails co \"x\")          | not (Emails.value co \"x\")",
                "roles eq \"user\"              | roles.value eq \"user\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails sw \"x\""
                        + " | urn:ietf:params:scim:schemas:core:2.0:User:emails.value sw \"x\"",
                "userName eq \"\"               | userName eq \"\\u0000\"",
                "userName ne \"\" and emails eq \"\"     | userName ne \"\\u0000\" and emails.value eq \"\\u0000\""
            })
    void isOfTheValue(String filter, String straight) {
        assertThat(ScimFilter.straighten(filter)).isEqualTo(straight);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails pr",
                "emails.value co \"x\"",
                "emails[type eq \"work\"]",
                "emails[type eq \"work\"].value co \"x\"",
                "userName eq \"emails co x\"",
                "name pr and meta.created gt \"2026-01-01T00:00:00Z\"",
                " "
            })
    void staysAsItIs(String filter) {
        assertThat(ScimFilter.straighten(filter)).isEqualTo(filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name eq \"x\"",
                "not (name co \"x\")",
                "meta eq \"x\"",
                "userName eq \"a\" userName",
                "userName eq \"a\\\"b\"",
                "userName eq \"a\")"
            })
    void isRefused(String filter) {
        assertThatThrownBy(() -> ScimFilter.straighten(filter))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        e -> assertThat(e.getScimType()).isEqualTo("invalidFilter"));
    }

    @Test
    void isFoundInAQuery() {
        assertThat(ScimFilter.straightenIn("https://x/Users?count=1&filter=emails+co+%22a%26b%22&startIndex=2"))
                .isEqualTo("https://x/Users?count=1&filter=emails.value+co+%22a%26b%22&startIndex=2");
        assertThat(ScimFilter.straightenIn("https://x/Users/?count=1&attributes=id"))
                .isEqualTo("https://x/Users/?count=1&attributes=id");
        assertThat(ScimFilter.straightenIn("https://x/Users")).isEqualTo("https://x/Users");
    }
}
