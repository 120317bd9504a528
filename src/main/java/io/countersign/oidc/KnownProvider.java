package io.countersign.oidc;

import io.countersign.directory.PasswordSignIn;

/**
 * What everybody may know of a provider; all null if there is none.
 *
 * @param workspace its id
 * @param name what its members call the provider
 * @param byAddress true if there are some, and an address would lead to one of them
 */
public record KnownProvider(String workspace, String name, PasswordSignIn passwords, Boolean byAddress) {

    static final KnownProvider NONE = new KnownProvider(null, null, null, null);
    static final KnownProvider SOME = new KnownProvider(null, null, null, true);
}
