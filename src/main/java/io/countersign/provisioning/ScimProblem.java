package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ForbiddenException;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import io.countersign.platform.Problem;

/** What the directory refuses, in the words of RFC 7644, section 3.12. */
final class ScimProblem {

    private ScimProblem() {}

    static ScimException of(Problem problem) {
        String detail = problem.getMessage();
        return switch (problem.type()) {
            case EMAIL_TAKEN, TEAM_NAME_TAKEN, INVITATION_EXISTS ->
                new ConflictException(detail, ScimType.RFC7644.UNIQUENESS);
            case LAST_OWNER -> new ConflictException(detail, ScimType.RFC7644.MUTABILITY);
            case FORBIDDEN -> new ForbiddenException(detail);
            case INVALID_REQUEST -> new BadRequestException(detail, ScimType.RFC7644.INVALID_VALUE);
            default -> throw problem;
        };
    }
}
