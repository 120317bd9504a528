package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.countersign.platform.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

/** Users are members. Who is deleted is deactivated, and not there any more. */
@Dependent
public class ScimUsers extends ResourceHandler<User> {

    @Inject
    private UserRows rows;

    @Inject
    private UserChanges changes;

    @Override
    public User createResource(User user, Context context) {
        WantedUser wanted = WantedUser.of(user, null, false);
        return told(() -> changes.create(wanted)).resource();
    }

    @Override
    public User getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        return rows.find(id).map(UserRow::resource).orElse(null);
    }

    @Override
    public PartialListResponse<User> listResources(
            long startIndex,
            int count,
            FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        if (filter != null) {
            List<User> candidates =
                    rows.candidates(filter).stream().map(UserRow::resource).toList();
            return Listing.of(Listing.filtered(getServiceProvider(), candidates, filter), startIndex, count);
        }
        return PartialListResponse.<User>builder()
                .resources(rows.page(startIndex, count).stream()
                        .map(UserRow::resource)
                        .toList())
                .totalResults(rows.count())
                .build();
    }

    @Override
    public User updateResource(User user, Context context) {
        UserRow before = find(user.getId().orElseThrow());
        boolean patched = context.getUriInfos().getHttpMethod() == HttpMethod.PATCH;
        WantedUser wanted = WantedUser.of(user, before, patched);
        return told(() -> changes.change(before, wanted)).resource();
    }

    @Override
    public void deleteResource(String id, Context context) {
        UserRow before = find(id);
        told(() -> {
            changes.delete(before);
            return before;
        });
    }

    private UserRow find(String id) {
        return rows.find(id).orElseThrow(() -> new ResourceNotFoundException("There is no such user"));
    }

    private static UserRow told(Supplier<UserRow> change) {
        try {
            return change.get();
        } catch (Problem problem) {
            throw ScimProblem.of(problem);
        }
    }
}
