package io.countersign.oidc;

import io.countersign.directory.PasswordSignIn;

/**
 * What everybody may know of a provider; all null if there is none.
 *
 * @param workspace its id
 * @param name what its members call the provider
 */
public record KnownProvider(String workspace, String name, PasswordSignIn passwords) {

    static final KnownProvider NONE = new KnownProvider(null, null, null);
}
