package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.Problem.Objection;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Changes members for the company's own directory, the caller. It makes users and guests, and takes away from anybody but
 * the last owner; what would give it power over an admin's account it may not. Who calls holds the workspace
 * ({@link Members#hold}).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ProvisionedMembers {

    private static final Set<Role> GIVEN = Set.of(Role.USER, Role.GUEST);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private MemberKeeping keeping;

    @Inject
    private Welcome welcome;

    @Inject
    private Validator validator;

    @Inject
    private Audited audited;

    /**
     * A user who has no password yet.
     *
     * @throws Problem {@code invalid-request}, {@code email-taken}, {@code invitation-exists}
     */
    public Member join(Person person) {
        requireValid(person);
        requireFree(person.email());
        Member member = written(() -> members.joinWithoutPassword(
                caller.anyone().workspaceId(), new NewMember(person.email(), person.name(), Role.USER)));
        audited.record("member.provisioned", "member", member.id(), member.name());
        welcome.send(member);
        return member;
    }

    /**
     * Another name or address.
     *
     * @throws Problem {@code invalid-request}, {@code email-taken}, {@code forbidden} for an admin's address, to which
     *     confirmations may be sent
     */
    public void change(Member member, Person person) {
        requireValid(person);
        boolean moves = !Member.normal(person.email()).equals(member.email());
        if (!moves && person.name().strip().equals(member.name())) {
            return;
        }
        if (moves) {
            requireNoAdmin(member, "An admin's e-mail address is not changed by SCIM");
            requireFree(person.email());
            welcome.takeBack(member);
        }
        written(() -> {
            member.become(person);
            database.flush();
            return member;
        });
        record("member.changed", member);
        if (moves) {
            welcome.send(member);
        }
    }

    /** @throws Problem {@code last-owner}, {@code forbidden} for any role but user and guest, and for admins */
    public void play(Member member, Role role) {
        if (role == member.role()) {
            return;
        }
        keeping.requireOtherOwner(member);
        requireNoAdmin(member, "An admin's role is not changed by SCIM");
        if (!GIVEN.contains(role)) {
            throw new Problem(ProblemType.FORBIDDEN, "SCIM gives the roles user and guest only");
        }
        keeping.play(member, role);
        record("member.changed", member);
    }

    /** Lets somebody in again. @throws Problem {@code forbidden} for an admin */
    public void reactivate(Member member) {
        if (!member.active()) {
            requireNoAdmin(member, "An admin who was deactivated is let in again by another admin, not by SCIM");
            member.reactivate();
            database.flush();
            record("member.changed", member);
            welcome.send(member);
        }
    }

    /** As an admin does it: with all by which anything can be done in the member's name. @throws Problem {@code last-owner} */
    public void deactivate(Member member) {
        if (member.active()) {
            keeping.requireOtherOwner(member);
            keeping.end(member);
            record("member.deactivated", member);
        }
    }

    private void record(String event, Member member) {
        audited.record(event, "member", member.id(), member.name());
    }

    private static void requireNoAdmin(Member member, String sentence) {
        if (member.role().isAdmin()) {
            throw new Problem(ProblemType.FORBIDDEN, sentence);
        }
    }

    private void requireFree(String email) {
        if (members.byEmail(email).isPresent()) {
            throw new Problem(ProblemType.EMAIL_TAKEN);
        }
    }

    private Member written(Supplier<Member> change) {
        try {
            return change.get();
        } catch (PersistenceException e) {
            // Somebody of another workspace took it a moment ago; the address's index is all that can be hurt here
            throw new Problem(ProblemType.EMAIL_TAKEN);
        }
    }

    private void requireValid(Person person) {
        Set<ConstraintViolation<Person>> violations = validator.validate(person);
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations.stream()
                    .map(violation -> new Objection(violation.getPropertyPath().toString(), violation.getMessage()))
                    .toList());
        }
    }
}
