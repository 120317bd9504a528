package io.countersign.directory;

import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Tokens;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The first owner, once: with the code that the server wrote to its log. */
@Stateless
public class SetupService {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private SignIns signIns;

    public boolean isRequired() {
        return members.none();
    }

    /** @throws Problem {@code already-set-up}, {@code setup-code-wrong} */
    @Open("there is nobody yet who could confirm; the code from the server's log stands for that")
    public SignedIn setUp(FirstOwner owner) {
        if (!members.none()) {
            throw new Problem(ProblemType.ALREADY_SET_UP);
        }
        // Of two at the same time, one deletes the row
        int used = database.createNativeQuery("delete from setup where code_hash = ?")
                .setParameter(1, Tokens.sha256(owner.code().strip()))
                .executeUpdate();
        if (used != 1) {
            throw new Problem(ProblemType.SETUP_CODE_WRONG);
        }
        Workspace workspace = members.found(owner.workspace());
        Member member =
                members.join(workspace, new NewMember(owner.email(), owner.name(), Role.OWNER), owner.password());
        return signIns.open(member, null);
    }
}
