package io.countersign.oidc;

import jakarta.validation.constraints.Size;

/**
 * Whose provider is asked for.
 *
 * @param workspace its id; null: the one that the address leads to
 * @param email of whoever wants to sign in; null too: the one of a server with one workspace
 */
record Lookup(
        @Size(max = 40) String workspace, @Size(max = 254) String email) {}
