package io.countersign.oidc;

import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.directory.Person;
import io.countersign.directory.Role;
import io.countersign.directory.SignedIn;
import io.countersign.directory.VouchedMembers;
import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Lets in whom a provider vouches for: who is bound, a member or invited one with that address, or somebody who may join. */
@Stateless
public class EntryService {

    @Inject
    private Members members;

    @Inject
    private VouchedMembers vouched;

    @Inject
    private Providers providers;

    @Inject
    private Identities identities;

    /**
     * Binds the subject at the first time, gives the role of the groups, and opens a session.
     *
     * @param browser the browser's token from an earlier sign-in, or null
     * @throws SignInRefused and nothing has happened
     * @throws Problem {@code email-taken}, or {@code sign-in-failed} if the member was deactivated a moment ago
     */
    @Open("it is what comes before any confirmation; the provider's signed token stands for that")
    public SignedIn enter(String workspaceId, String issuer, Claims claims, String browser) {
        members.hold(workspaceId);
        Provider provider = providers
                .find(workspaceId)
                .filter(now -> now.issuer().equals(issuer))
                .orElseThrow(() -> new SignInRefused(Refusal.EXPIRED));
        Optional<Member> known =
                identities.member(workspaceId, issuer, claims.subject()).map(members::get);
        Member member = known.or(() -> byAddress(provider, claims)).orElseGet(() -> joined(provider, claims));
        // Before the trail is written: who changes a member holds the row first, too
        if (!members.holdActive(member.id())) {
            throw new SignInRefused(Refusal.DEACTIVATED);
        }
        if (known.isEmpty()) {
            bind(provider, claims, member);
        }
        provider.roleOf(claims.groups()).ifPresent(role -> vouched.play(member, role));
        SignedIn signedIn = vouched.open(member, browser);
        identities.opened(signedIn.sessionId(), provider, claims);
        return signedIn;
    }

    private Optional<Member> byAddress(Provider provider, Claims claims) {
        if (claims.email() == null) {
            throw new SignInRefused(Refusal.NOT_A_MEMBER);
        }
        return vouched.member(provider.workspaceId(), claims.email());
    }

    private void bind(Provider provider, Claims claims, Member member) {
        if (identities.isBound(member.id(), provider.issuer())) {
            throw new SignInRefused(Refusal.OTHER_IDENTITY);
        }
        identities.bind(provider.workspaceId(), provider.issuer(), claims.subject(), member.id());
        vouched.bound(member);
    }

    private Member joined(Provider provider, Claims claims) {
        Person person = new Person(claims.email(), claims.name());
        return vouched.accept(provider.workspaceId(), person)
                .or(() -> mayJoin(provider, claims.email())
                        ? Optional.of(vouched.join(provider.workspaceId(), person, roleOf(provider, claims)))
                        : Optional.empty())
                .orElseThrow(() -> new SignInRefused(Refusal.NOT_A_MEMBER));
    }

    private boolean mayJoin(Provider provider, String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return provider.joining() && providers.domains(provider.workspaceId()).contains(domain);
    }

    private static Role roleOf(Provider provider, Claims claims) {
        return provider.roleOf(claims.groups()).orElse(provider.otherRole());
    }
}
