package io.countersign.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The beginning of a sign-in by a workspace's provider.
 *
 * @param email a hint for the provider's form, or null
 * @param continueAt the page of the web app to go on with, in JSON {@code continue}; null: the secrets
 */
record Start(
        @NotBlank @Size(max = 40) String workspace,
        @Size(max = 254) String email,
        @JsonProperty("continue")
                @Size(max = 200)
                @Pattern(
                        regexp =
                                "/(secrets|import|export|devices|sessions|vaults|activity|people|apps|provisioning|settings|profile"
                                    + "|tokens|signed-in)(/[A-Za-z0-9_-]+)*",
                        message = "must be the path of a page of the web app")
                String continueAt) {

    private static final String HOME = "/secrets";

    String continueOrHome() {
        return continueAt == null ? HOME : continueAt;
    }
}
