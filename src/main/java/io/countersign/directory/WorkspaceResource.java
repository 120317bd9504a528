package io.countersign.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's workspace. */
@Path("/workspace")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class WorkspaceResource {

    @Inject
    private WorkspaceService workspace;

    @GET
    public WorkspaceView get() {
        return workspace.get();
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public WorkspaceView change(WorkspaceChange change) {
        return workspace.change(change);
    }
}
