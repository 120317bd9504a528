package io.countersign.sharing;

import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.directory.Role;
import io.countersign.directory.Teams;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.vault.ItemRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;

/** Who may get which role. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Recipients {

    @Inject
    private Members members;

    @Inject
    private Teams teams;

    @Inject
    private Grants grants;

    /** One of those with whom a secret is shared, as people know them. */
    record Named(Recipient recipient, Grantee grantee) {

        String inWords() {
            return grantee.inWords() + " as " + recipient.role().id();
        }
    }

    /**
     * Those of a request, in its order.
     *
     * @throws Problem {@code invalid-request} for whom is nobody here, is named twice or may not have the role,
     *     {@code grant-exists} for who has a grant on the secret already
     */
    List<Named> of(String secretId, NewGrants request) {
        List<Named> named = new ArrayList<>();
        for (Recipient to : request.recipients()) {
            int number = named.size();
            if (named.stream().anyMatch(before -> before.recipient().isSameAs(to))) {
                throw Problem.invalid("to", "names somebody twice");
            }
            Grantee grantee = to.team() == null ? member(to, request, number) : team(to, request, number);
            if (grants.of(secretId, to).isPresent()) {
                throw new Problem(ProblemType.GRANT_EXISTS, "There is a grant for " + grantee.inWords() + " already");
            }
            named.add(new Named(to, grantee));
        }
        return named;
    }

    private Grantee member(Recipient to, NewGrants request, int number) {
        Member member = members.inWorkspace(to.member())
                .orElseThrow(() -> Problem.invalid(request.path(number, "member"), "is no member of this workspace"));
        if (!member.active()) {
            throw Problem.invalid(request.path(number, "member"), "is not active");
        }
        requireFit(member, to.role(), request.path(number, "role"));
        return Grantee.of(member);
    }

    private Grantee team(Recipient to, NewGrants request, int number) {
        return teams.inWorkspace(to.team())
                .map(Grantee::of)
                .orElseThrow(() -> Problem.invalid(request.path(number, "team"), "is no team of this workspace"));
    }

    /** @throws Problem {@code invalid-request} if a grant that is there must not get the role */
    void requireFit(Grant grant, ItemRole role) {
        if (grant.memberId() != null) {
            requireFit(members.get(grant.memberId()), role, "role");
        }
    }

    private static void requireFit(Member member, ItemRole role, String path) {
        if (member.role() == Role.GUEST && role == ItemRole.OWNER) {
            throw Problem.invalid(path, "must be collaborator for a guest");
        }
    }
}
