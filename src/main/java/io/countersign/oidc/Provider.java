package io.countersign.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countersign.directory.Role;
import io.countersign.platform.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A workspace's identity provider, and what it decides there. */
@Entity
@Table(name = "oidc_provider")
public class Provider {

    @Id
    @Column(name = "workspace_id")
    private String workspaceId;

    private String name;
    private String issuer;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "client_secret")
    private byte[] clientSecret;

    @Column(name = "groups_claim")
    private String groupsClaim;

    @Column(name = "group_roles")
    private String groupRoles;

    @Enumerated(EnumType.STRING)
    @Column(name = "other_role")
    private Role otherRole;

    private boolean joining;

    protected Provider() {}

    Provider(String workspaceId) {
        this.workspaceId = workspaceId;
    }

    void become(ProviderChange change) {
        name = change.name().strip();
        issuer = change.issuer();
        clientId = change.clientId().strip();
        groupsClaim = change.groupsClaimOrDefault();
        groupRoles = Json.write(change.rolesOrNone());
        otherRole = change.otherRoleOrDefault();
        joining = change.lets();
    }

    /** @param sealed encrypted for {@link #place()}; null: this server is a public client there */
    void identifiesBy(byte[] sealed) {
        clientSecret = sealed;
    }

    /** What the client secret is encrypted for. */
    String place() {
        return "oidc/" + workspaceId;
    }

    /** The highest role that one of the groups gives, else that of all others. Empty where groups decide nothing. */
    Optional<Role> roleOf(Collection<String> groups) {
        List<GroupRole> mapping = groupRoles();
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(mapping.stream()
                .filter(one -> groups.contains(one.group()))
                .map(GroupRole::role)
                .min(Comparator.naturalOrder())
                .orElse(otherRole));
    }

    List<GroupRole> groupRoles() {
        try {
            return List.of(Json.MAPPER.readValue(groupRoles, GroupRole[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String workspaceId() {
        return workspaceId;
    }

    /** What members call it. */
    String name() {
        return name;
    }

    String issuer() {
        return issuer;
    }

    String clientId() {
        return clientId;
    }

    Optional<byte[]> clientSecret() {
        return Optional.ofNullable(clientSecret);
    }

    /** The claim of the ID token that names groups. */
    String groupsClaim() {
        return groupsClaim;
    }

    /** The role of who is in no group of the mapping. */
    Role otherRole() {
        return otherRole;
    }

    /** Whether people of the workspace's domains become members by signing in. */
    boolean joining() {
        return joining;
    }
}
