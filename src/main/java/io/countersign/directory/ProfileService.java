package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The caller's own choices. */
@Stateless
public class ProfileService {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    public ProfileView get() {
        caller.member();
        return ProfileView.of(members.current());
    }

    @Open("The language of one's own mails changes what nobody may do")
    public ProfileView change(ProfileChange change) {
        caller.member();
        Member member = members.current();
        member.speak(change.language().equals(ProfileChange.AUTO) ? null : change.language());
        return ProfileView.of(member);
    }
}
