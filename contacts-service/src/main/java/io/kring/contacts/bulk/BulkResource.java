package io.kring.contacts.bulk;

import io.kring.contacts.contact.ContactService;
import io.kring.contacts.job.Job;
import io.kring.contacts.job.JobService;
import io.kring.contacts.permission.Access;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/contacts")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING})
@RunOnVirtualThread
@Tag(name = "Contacts")
public class BulkResource {
    /** What tells people apart, or has a ledger of its own. */
    private static final List<String> EACH_ONES_OWN =
            List.of("emails", "phones", "socials", "visitors", "externalIds", "shared", "consents");

    private static final Person ANYBODY =
            PersonBuilder.builder().emails(List.of("anybody@example.org")).build();

    private final BulkTasks tasks;
    private final BulkUpdate update;
    private final ContactService contacts;
    private final JobService jobs;
    private final CurrentUser user;

    BulkResource(BulkTasks tasks, BulkUpdate update, ContactService contacts, JobService jobs, CurrentUser user) {
        this.tasks = tasks;
        this.update = update;
        this.contacts = contacts;
        this.jobs = jobs;
        this.user = user;
    }

    @POST
    @Path("/bulk-update")
    @Idempotent
    @Operation(
            summary = "Change everybody whom a filter finds",
            description =
                    "A job: answers when it is done, or after ten seconds while it goes on (Prefer: wait=50 waits longer). read = updated +"
                            + " duplicate + rejected, where duplicate are as they are to be already. POST /changes/{id}/undo with the id of the"
                            + " job takes it back")
    @APIResponseSchema(value = Job.class, responseCode = "201")
    public Response update(@NotNull @Valid BulkUpdateInput input, @HeaderParam("Prefer") @Nullable String prefer) {
        var task = BulkTask.of(input);
        if (task.changesNothing()) {
            throw Problems.badRequest("changes", "or addTags or removeTags are needed");
        }
        EACH_ONES_OWN.stream().filter(task.changes()::has).findFirst().ifPresent(field -> {
            throw Problems.badRequest(
                    "changes." + field, "are each person's own; change them one by one, or by an import");
        });
        task.changed().forEach(Access.current()::requireChange);
        // What is wrong for anybody is said at once
        contacts.checked(update.changed(task, ANYBODY), ANYBODY);
        return answer(tasks.start(BulkUpdate.KIND, task, input.dryRun(), user.name()), prefer);
    }

    @POST
    @Path("/bulk-delete")
    @RolesAllowed({Roles.ADMIN, Roles.SALES})
    @Idempotent
    @Operation(
            summary = "Delete everybody whom a filter finds",
            description =
                    "A job: answers when it is done, or after ten seconds while it goes on (Prefer: wait=50 waits longer). read = deleted +"
                            + " duplicate, where duplicate are gone already. POST /changes/{id}/undo with the id of the job brings them back")
    @APIResponseSchema(value = Job.class, responseCode = "201")
    public Response delete(@NotNull @Valid BulkDeleteInput input, @HeaderParam("Prefer") @Nullable String prefer) {
        return answer(tasks.start(BulkDelete.KIND, BulkTask.of(input), input.dryRun(), user.name()), prefer);
    }

    private Response answer(UUID id, @Nullable String prefer) {
        return Responses.created("/api/v1/jobs/" + id)
                .entity(jobs.await(id, prefer))
                .build();
    }
}
