package io.countersign.demo;

import io.countersign.directory.DemoAccount;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.directory.NewMember;
import io.countersign.directory.Workspace;
import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.vault.DemoSecrets;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** Fills an empty database in demo mode, and no other. */
@Singleton
@Startup
@DependsOn("EarlierSecrets")
public class DemoData {

    @Inject
    private Settings settings;

    @Inject
    private Members members;

    @Inject
    private DemoSecrets secrets;

    @PostConstruct
    void fill() {
        if (!settings.flag(Setting.DEMO) || !members.none()) {
            return;
        }
        Map<String, Workspace> workspaces = new HashMap<>();
        Member first = null;
        for (DemoAccount account : DemoAccount.ALL) {
            Workspace workspace = workspaces.computeIfAbsent(account.workspace(), members::found);
            NewMember joining = new NewMember(account.email(), account.name(), account.role());
            Member member = first == null
                    ? members.join(workspace, joining, DemoAccount.PASSWORD)
                    : members.joinLike(first, workspace, joining);
            first = member;
            secrets.giveTo(member);
        }
    }
}
