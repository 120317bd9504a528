package io.countersign.provisioning;

import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.directory.ProvisionedMembers;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Locale;
import java.util.Objects;

/** Makes members what the directory wants them to be. Who calls holds the workspace. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class UserChanges {

    @Inject
    private Members members;

    @Inject
    private ProvisionedMembers provisioned;

    @Inject
    private UserRows rows;

    /** A member who was deleted comes back as who they were; else a new one. */
    UserRow create(WantedUser user) {
        requireFreeName(user, "");
        Member member = rows.deleted(user.person().email().toLowerCase(Locale.ROOT))
                .map(members::get)
                .orElse(null);
        if (member == null) {
            member = provisioned.join(user.person());
        } else {
            provisioned.reactivate(member);
        }
        return become(member, user);
    }

    UserRow change(UserRow before, WantedUser user) {
        requireFreeName(user, before.id());
        Member member = members.get(before.id());
        if (Boolean.TRUE.equals(user.active())) {
            provisioned.reactivate(member);
        }
        return isSame(before, user) ? rows.find(before.id()).orElseThrow() : become(member, user);
    }

    void delete(UserRow before) {
        Member member = members.get(before.id());
        provisioned.deactivate(member);
        rows.write(before.id(), WantedUser.of(before.resource(), before, true));
        rows.delete(before.id());
    }

    private UserRow become(Member member, WantedUser user) {
        provisioned.change(member, user.person());
        if (user.role() != null) {
            provisioned.play(member, user.role());
        }
        rows.write(member.id(), user);
        if (Boolean.FALSE.equals(user.active())) {
            provisioned.deactivate(member);
        }
        return rows.find(member.id()).orElseThrow();
    }

    private static boolean isSame(UserRow before, WantedUser user) {
        return before.userName().equals(user.userName())
                && before.email().equalsIgnoreCase(user.person().email())
                && before.displayName().equals(user.person().name())
                && Objects.equals(before.givenName(), user.givenName())
                && Objects.equals(before.familyName(), user.familyName())
                && Objects.equals(before.externalId(), user.externalId())
                && (user.role() == null || user.role() == before.role())
                && (user.active() == null || user.active() == before.active());
    }

    private void requireFreeName(WantedUser user, String butBy) {
        if (rows.isTaken(user, butBy)) {
            throw new Problem(ProblemType.EMAIL_TAKEN, "userName: is somebody else's already");
        }
    }
}
