package io.kring.contacts.importing;

import io.kring.contacts.identity.Phones;
import io.kring.contacts.importing.row.Column;
import io.kring.contacts.permission.Grants;
import io.kring.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * How a file is read, and what is done with its rows.
 *
 * @param regions where phone numbers without a country code may be from, the likeliest first (ISO 3166-1 alpha-2)
 * @param onMatch what is done with a row of a person who is known
 * @param reviewDuplicates whether people who are made are compared with those who are known: pairs who may be one are then listed under
 *     {@code /duplicates}
 * @param columns what each column of the file means, in their order; after them those that are made of others
 */
public record ImportPlan(
        @NotNull @Size(min = 1, max = 20) List<@NotNull String> regions,
        @NotNull OnMatch onMatch,
        boolean reviewDuplicates,
        @NotNull @Size(max = 1_100) List<@NotNull @Valid Column> columns) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where one of them is none */
    static List<String> regions(String written) {
        var regions = List.of(written.split(",", -1));
        check(regions);
        return regions;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names what cannot be */
    void check() {
        check(regions);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 403 that names a field which the importer must not change */
    void requireChanges(Grants grants) {
        columns.stream().map(Column::field).filter(Objects::nonNull).forEach(grants::requireChange);
    }

    private static void check(List<String> regions) {
        regions.stream().filter(region -> !Phones.isRegion(region)).findFirst().ifPresent(unknown -> {
            throw Problems.badRequest("regions", "'" + unknown + "' is not a country code (ISO 3166-1)");
        });
    }
}
