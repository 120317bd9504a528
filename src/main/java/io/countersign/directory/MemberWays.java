package io.countersign.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What admins see of members besides who they are: how they sign in, and what a reset would end. */
@ApplicationScoped
class MemberWays {

    @Inject
    @Any
    private Instance<WayIn> waysIn;

    @Inject
    @Any
    private Instance<Authenticators> authenticators;

    /** The same members, all of this workspace, with their ways. */
    List<MemberView> added(String workspaceId, List<MemberView> members) {
        if (members.isEmpty()) {
            return members;
        }
        List<String> ids = members.stream().map(MemberView::id).toList();
        SortedMap<String, Set<String>> open = new TreeMap<>();
        waysIn.forEach(way -> open.put(way.name(), way.open(workspaceId, ids)));
        SortedMap<String, Map<String, Integer>> counts = new TreeMap<>();
        authenticators.forEach(kind -> counts.put(kind.kind(), kind.counts(ids)));
        return members.stream()
                .map(member -> member.with(waysOf(member.id(), open), countsOf(member.id(), counts)))
                .toList();
    }

    private static List<String> waysOf(String id, SortedMap<String, Set<String>> open) {
        return open.keySet().stream().filter(way -> open.get(way).contains(id)).toList();
    }

    private static Map<String, Integer> countsOf(String id, SortedMap<String, Map<String, Integer>> counts) {
        Map<String, Integer> own = new TreeMap<>();
        counts.forEach((kind, all) -> own.put(kind, all.getOrDefault(id, 0)));
        return own;
    }
}
