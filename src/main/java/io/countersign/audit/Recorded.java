package io.countersign.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one transaction has recorded so far. */
class Recorded {

    private final List<AuditEntry> entries = new ArrayList<>();

    void add(AuditEntry entry) {
        entries.add(entry);
    }

    /** In the order of the workspaces' ids, so that two transactions never hold each other's next head. */
    Map<String, List<AuditEntry>> byWorkspace() {
        return entries.stream()
                .collect(Collectors.groupingBy(AuditEntry::workspaceId, TreeMap::new, Collectors.toList()));
    }
}
