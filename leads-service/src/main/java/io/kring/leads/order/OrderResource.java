package io.kring.leads.order;

import io.kring.platform.http.Filters;
import io.kring.platform.http.Responses;
import io.kring.platform.idempotency.Idempotent;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.problem.Problems;
import io.kring.platform.security.CurrentUser;
import io.kring.platform.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/orders")
@RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.PARTNER})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Orders", description = "What was bought")
public class OrderResource {
    private static final Set<String> COLLEAGUES = Set.of(Roles.ADMIN, Roles.SALES, Roles.ANALYST);

    private final OrderService service;
    private final OrderReader reader;
    private final CurrentUser user;
    private final SecurityIdentity identity;

    OrderResource(OrderService service, OrderReader reader, CurrentUser user, SecurityIdentity identity) {
        this.service = service;
        this.reader = reader;
        this.user = user;
        this.identity = identity;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Record an order",
            description =
                    "The amount is the sum of the lines. An externalId is recorded once by each caller: the same order again answers"
                            + " 200 with what is stored, another order under it 409. 422 where there is no such contact or opportunity")
    @APIResponseSchema(value = OrderView.class, responseCode = "201")
    public Response create(@NotNull @Valid OrderInput input) {
        var recorded = service.record(input, user.name());
        var order = recorded.order();
        var response = Responses.created("/api/v1/orders/" + order.orderId()).entity(order);
        return (recorded.isNew() ? response : response.status(Response.Status.OK)).build();
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.ANALYST})
    @Operation(
            summary = "List orders, the newest first",
            description = "filter is a CEL expression, such as currency == 'EUR' && amount > 100.0")
    public Page<OrderView> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return reader.list(Filters.compile(OrderReader.FIELDS, filter), PageQuery.of(limit, after));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SALES, Roles.ANALYST, Roles.PARTNER})
    @Operation(summary = "Read an order", description = "Partners see those that they recorded")
    public OrderView get(UUID id) {
        var order = reader.get(id);
        if (!order.recordedBy().equals(user.name()) && COLLEAGUES.stream().noneMatch(identity::hasRole)) {
            throw Problems.notFound("order", id);
        }
        return order;
    }
}
