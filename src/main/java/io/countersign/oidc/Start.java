package io.countersign.oidc;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The beginning of a sign-in by a workspace's provider.
 *
 * @param email a hint for the provider's form, or null
 * @param page the path of the page of the web app to go on with; null: the secrets
 */
record Start(
        @NotBlank @Size(max = 40) String workspace,
        @Size(max = 254) String email,

        @Size(max = 200) @Pattern(regexp = PAGES, message = "must be the path of a page of the web app")
        String page) {

    private static final String PAGES = "/(secrets|import|export|devices|sessions|vaults|activity|people|apps"
            + "|provisioning|settings|profile|tokens|connect|signed-in)(/[A-Za-z0-9_-]+)*";
    private static final String HOME = "/secrets";

    String pageOrHome() {
        return page == null ? HOME : page;
    }
}
