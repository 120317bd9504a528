package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.util.List;

/** Filters and pages in memory (RFC 7644, section 3.4.2). */
final class Listing {

    private Listing() {}

    static <T extends ResourceNode> List<T> filtered(ServiceProvider provider, List<T> all, FilterNode filter) {
        return all.isEmpty() ? all : FilterResourceResolver.filterResources(provider, all, filter);
    }

    /** @param startIndex the first is 1 */
    static <T extends ResourceNode> PartialListResponse<T> of(List<T> all, long startIndex, int count) {
        return PartialListResponse.<T>builder()
                .resources(all.stream().skip(startIndex - 1).limit(count).toList())
                .totalResults(all.size())
                .build();
    }
}
