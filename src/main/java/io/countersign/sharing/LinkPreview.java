package io.countersign.sharing;

import io.countersign.directory.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is behind a link, for whoever has it, before it is viewed.
 *
 * @param by the name of who shares it
 * @param name of what is shared
 * @param once whether it can be viewed only one time
 * @param needs {@code code}, {@code password}, both or none
 * @param recipient where the code is sent to, in part; null if none is needed
 */
public record LinkPreview(
        String by,
        String workspace,
        String name,
        Instant expiresAt,
        boolean once,
        List<String> needs,
        String recipient) {

    static LinkPreview of(ExternalLink link, String by, String workspace) {
        List<String> needs = new ArrayList<>();
        if (link.recipient() != null) {
            needs.add("code");
        }
        if (link.passwordHash() != null) {
            needs.add("password");
        }
        String recipient = link.recipient() == null ? null : Member.masked(link.recipient());
        return new LinkPreview(by, workspace, link.name(), link.expiresAt(), link.once(), needs, recipient);
    }
}
