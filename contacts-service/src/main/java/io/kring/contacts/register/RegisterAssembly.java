package io.kring.contacts.register;

import io.kring.contacts.dataclass.DataClass;
import io.kring.contacts.register.Register.Kept;
import io.kring.contacts.register.Register.Purpose;
import io.kring.contacts.retention.RetentionView;
import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the register of what services keep, of the rules by which it goes, and of what the company says. */
final class RegisterAssembly {
    private static final List<String> PEOPLE = List.of(
            "Customers", "People who may become customers", "People who work for customers and other companies");

    private static final String NO_TRANSFERS =
            "Kring itself transfers nothing; recipients and hosting are the company's choice";

    private static final List<String> MEASURES = List.of(
            "Access by personal login and role; every service checks each request's token itself",
            "The data of each company is kept apart: all keys and queries start with it",
            "Every change of a person is kept with who made it and when, and can be undone",
            "Consent is kept with its proof, and checked at the moment a message leaves",
            "Links for people without a login are signed and expire",
            "Webhooks of providers are accepted with a valid signature only",
            "Changes leave the event log within eight days");

    private RegisterAssembly() {}

    static Register of(
            Instant at,
            List<DataClass> classes,
            List<RetentionView> rules,
            ControllerView controller,
            List<ProcessingView> outside) {
        var particulars = controller.particulars();
        var byPurpose = classes.stream()
                .collect(Collectors.groupingBy(DataClass::purpose, LinkedHashMap::new, Collectors.toList()));
        var byName = rules.stream().collect(Collectors.toMap(rule -> name(rule.service(), rule.store()), rule -> rule));
        return new Register(
                at,
                particulars,
                PEOPLE,
                byPurpose.entrySet().stream()
                        .map(entry -> purpose(entry.getKey(), entry.getValue(), byName))
                        .toList(),
                outside,
                particulars == null || particulars.transfers() == null ? NO_TRANSFERS : particulars.transfers(),
                particulars == null
                        ? MEASURES
                        : Stream.concat(MEASURES.stream(), particulars.securityMeasures().stream())
                                .toList());
    }

    private static Purpose purpose(String purpose, List<DataClass> classes, Map<String, RetentionView> rules) {
        return new Purpose(
                purpose,
                union(classes, data -> List.of(data.basis())),
                union(classes, DataClass::categories),
                union(classes, DataClass::recipients),
                classes.stream()
                        .map(data -> kept(data, Objects.requireNonNull(rules.get(name(data.service(), data.store())))))
                        .toList());
    }

    private static Kept kept(DataClass data, RetentionView view) {
        var rule = view.rule();
        var keepFor = rule == null ? data.keptFor() : rule.keepFor();
        // What has no age of its own and still a period goes by itself: the service sees to it
        var enforced = rule == null ? data.since() == null && keepFor != null : rule.active();
        return new Kept(
                data.service(),
                data.store(),
                data.title(),
                data.basis(),
                keepFor,
                enforced,
                inWords(keepFor, data.since(), enforced),
                data.erasure(),
                data.why());
    }

    /** Such as "2 years 6 months after it was sent". */
    static String inWords(@Nullable String keepFor, @Nullable String since, boolean enforced) {
        if (keepFor == null) {
            return "until the person is erased";
        }
        var time = words(Period.parse(keepFor)) + (since == null ? "" : " after " + since);
        return enforced ? time : time + ", as planned: no rule is active";
    }

    private static String words(Period period) {
        return Stream.of(
                        words(period.getYears(), "year"),
                        words(period.getMonths(), "month"),
                        words(period.getDays(), "day"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String words(int count, String unit) {
        return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
    }

    private static List<String> union(List<DataClass> classes, Function<DataClass, Collection<String>> of) {
        return classes.stream()
                .flatMap(data -> of.apply(data).stream())
                .distinct()
                .toList();
    }

    private static String name(String service, String store) {
        return service + "/" + store;
    }
}
