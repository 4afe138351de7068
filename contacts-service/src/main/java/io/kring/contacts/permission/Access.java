package io.kring.contacts.permission;

import io.quarkus.arc.Arc;
import java.util.function.Supplier;

/**
 * What may be seen and changed in the work that is done at present. A request has what its user may; whoever starts other work for a
 * user hands it on; what the service does itself may do everything.
 */
public final class Access {
    private static final ScopedValue<Grants> CURRENT = ScopedValue.newInstance();

    private Access() {}

    public static Grants current() {
        if (CURRENT.isBound()) {
            return CURRENT.get();
        }
        var container = Arc.container();
        return container != null && container.requestContext().isActive()
                ? container.instance(RequestGrants.class).get().grants()
                : Grants.EVERYTHING;
    }

    public static <T> T call(Grants grants, Supplier<T> work) {
        return ScopedValue.where(CURRENT, grants).call(work::get);
    }

    public static void run(Grants grants, Runnable work) {
        ScopedValue.where(CURRENT, grants).run(work);
    }

    /** For what follows from a change that was permitted, such as the references to somebody who was merged. */
    public static <T> T asService(Supplier<T> work) {
        return call(Grants.EVERYTHING, work);
    }
}
