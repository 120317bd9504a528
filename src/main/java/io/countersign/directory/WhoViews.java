package io.countersign.directory;

import io.countersign.confirmation.CoolDown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody who has signed in is told about who they are. */
@ApplicationScoped
class WhoViews {

    @Inject
    private Members members;

    @Inject
    private CoolDown coolDown;

    Map<String, Object> of(Member member) {
        Workspace workspace = members.workspace(member.workspaceId());
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("member", member.view());
        who.put("workspace", Map.of("id", workspace.id(), "name", workspace.name()));
        who.put("password", members.signsInByPassword(member));
        coolDown.until(member.id()).ifPresent(until -> who.put("coolingUntil", until));
        return who;
    }

    /** With the id of the session, for a client whose session is bound to its key. */
    Map<String, Object> of(Member member, String sessionId) {
        Map<String, Object> who = of(member);
        who.put("id", sessionId);
        return who;
    }
}
