package io.countersign.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.filter.AttributePathRoot;
import de.captaingoldfish.scim.sdk.server.filter.resources.PatchFilterResolver;
import de.captaingoldfish.scim.sdk.server.patch.DefaultPatchOperationHandler;
import de.captaingoldfish.scim.sdk.server.patch.operations.MultivaluedComplexAttributeOperation;
import de.captaingoldfish.scim.sdk.server.patch.operations.MultivaluedComplexSimpleSubAttributeOperation;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;

/**
 * Patches a group as the library does, but nobody is put into it for having been looked for: {@code members[value eq …]}
 * that finds nobody is {@code noTarget} (RFC 7644, section 3.5.2.3). A removal of nobody is none, as is announced.
 */
final class GroupPatch extends DefaultPatchOperationHandler<Group> {

    GroupPatch(PatchConfig config, ResourceType type, Context context) {
        super(Group.class, config, type, context);
    }

    @Override
    public boolean handleOperation(String id, MultivaluedComplexAttributeOperation operation) {
        requireTarget(id, operation.getPatchOp(), operation.getAttributePath());
        return super.handleOperation(id, operation);
    }

    @Override
    public boolean handleOperation(String id, MultivaluedComplexSimpleSubAttributeOperation operation) {
        requireTarget(id, operation.getPatchOp(), operation.getAttributePath());
        return super.handleOperation(id, operation);
    }

    private void requireTarget(String id, PatchOp op, AttributePathRoot path) {
        if (op != PatchOp.REMOVE && path.getChild() != null && !isAnywhere(id, op, path)) {
            throw new BadRequestException("path: nothing is found by it", ScimType.RFC7644.NO_TARGET);
        }
    }

    private boolean isAnywhere(String id, PatchOp op, AttributePathRoot path) {
        PatchFilterResolver resolver = new PatchFilterResolver();
        return getPatchedResource(id).get(path.getSchemaAttribute().getName()) instanceof ArrayNode elements
                && elements.valueStream()
                        .anyMatch(element -> element instanceof ObjectNode object
                                && resolver.isNodeMatchingFilter(object, path, op)
                                        .isPresent());
    }
}
