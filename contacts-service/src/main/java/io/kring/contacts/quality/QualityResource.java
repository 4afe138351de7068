package io.kring.contacts.quality;

import io.kring.contacts.customfield.CustomFields;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/data-quality")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT, Roles.ANALYST})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Data quality", description = "How complete and how believable what is known of people is")
public class QualityResource {
    private static final int DAYS = 90;
    private static final int MOST_DAYS = 1_100;

    private final QualityService service;
    private final QualityMeasurements measurements;
    private final CustomFields customFields;

    QualityResource(QualityService service, QualityMeasurements measurements, CustomFields customFields) {
        this.service = service;
        this.measurements = measurements;
        this.customFields = customFields;
    }

    @GET
    @Operation(
            summary = "How good the data is",
            description =
                    "By field, how many people have it (complete) and how many of those nothing is suspicious in (valid); by issue, how"
                            + " many people have it; and a score with its formula. Of the last measurement, whose time it tells: one is"
                            + " made a day, and when it is asked for")
    public QualityReport report() {
        return measurements.last().orElseGet(QualityReport::none);
    }

    @GET
    @Path("/records")
    @Operation(
            summary = "List people in whom something may be wrong",
            description =
                    "As they are now, in the order in which they were made, each with all its issues. issue lists only who has that one, by"
                            + " its id in the report; filter is a CEL expression, as for people. A page may have fewer people than asked"
                            + " for, or none, while there is a next one")
    public Page<QualityRecord> records(
            @QueryParam("issue") @Nullable String issue,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return service.records(
                issue == null ? null : rule(issue), customFields.filter(filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/trend")
    @Operation(
            summary = "How the quality has changed",
            description =
                    "One measurement a day, the last of it. from and to are dates (UTC), both included; the last 90"
                            + " days where they are not given, and no more than the last 1,100 of them")
    public QualityTrend trend(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        var last = to == null ? LocalDate.now(ZoneOffset.UTC) : date("to", to);
        var first = from == null ? last.minusDays(DAYS) : date("from", from);
        if (first.isAfter(last)) {
            throw Problems.badRequest("from", "must not be after " + last);
        }
        var recent = last.minusDays(MOST_DAYS);
        return new QualityTrend(measurements.between(first.isBefore(recent) ? recent : first, last));
    }

    @POST
    @Path("/measurements")
    @Idempotent
    @Operation(
            summary = "Measure now",
            description =
                    "In the background: the report has it when it is done, about a minute later for a million people. It takes the place of"
                            + " the day's measurement. 409 while one is under way")
    public Response measure() {
        if (!service.start()) {
            throw Problems.conflict("measurements", "one is under way; ask again when it is done");
        }
        return Response.accepted().build();
    }

    private static QualityRule rule(String id) {
        return QualityRules.of(id)
                .orElseThrow(() -> Problems.badRequest(
                        "issue",
                        "must be one of "
                                + QualityRules.ALL.stream().map(QualityRule::id).collect(Collectors.joining(", "))));
    }

    private static LocalDate date(String parameter, String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeParseException notADate) {
            // answered below, like one that the database does not keep
        }
        throw Problems.badRequest(parameter, "must be a date, such as 2026-03-01");
    }
}
