package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.patch.PatchOperationHandler;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.countersign.platform.Problem;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

/** Groups are teams. */
@Dependent
public class ScimGroups extends ResourceHandler<Group> {

    @Inject
    private Settings settings;

    @Inject
    private GroupRows rows;

    @Inject
    private GroupChanges changes;

    @Override
    public Group createResource(Group group, Context context) {
        WantedGroup wanted = WantedGroup.of(group);
        return resource(told(() -> changes.create(wanted)));
    }

    @Override
    public Group getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        return rows.find(id).map(this::resource).orElse(null);
    }

    @Override
    public PartialListResponse<Group> listResources(
            long startIndex,
            int count,
            FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        if (filter != null) {
            List<Group> candidates =
                    rows.candidates(filter).stream().map(this::resource).toList();
            return Listing.of(Listing.filtered(getServiceProvider(), candidates, filter), startIndex, count);
        }
        return PartialListResponse.<Group>builder()
                .resources(rows.page(startIndex, count).stream()
                        .map(this::resource)
                        .toList())
                .totalResults(rows.count())
                .build();
    }

    @Override
    public Group updateResource(Group group, Context context) {
        GroupRow before = find(group.getId().orElseThrow());
        WantedGroup wanted = WantedGroup.of(group);
        return resource(told(() -> changes.change(before, wanted)));
    }

    @Override
    public PatchOperationHandler<Group> getPatchOpResourceHandler(String id, Context context) {
        return new GroupPatch(getServiceProvider().getPatchConfig(), getResourceType(), context);
    }

    @Override
    public void deleteResource(String id, Context context) {
        GroupRow before = find(id);
        changes.end(before.id());
    }

    private GroupRow find(String id) {
        return rows.find(id).orElseThrow(() -> new ResourceNotFoundException("There is no such group"));
    }

    private Group resource(GroupRow row) {
        return row.resource(settings.publicUrl() + ScimServlet.PATH + "/Users");
    }

    private static GroupRow told(Supplier<GroupRow> change) {
        try {
            return change.get();
        } catch (Problem problem) {
            throw ScimProblem.of(problem);
        }
    }
}
