package io.kring.contacts.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.permission.Grants.Asker;
import io.kring.contacts.permission.RolePermissions.FieldRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GrantsTest {
    private static final Asker SARA = new Asker("sara", Set.of("sales"));
    private static final List<String> FIELDS = List.of("emails", "street", "custom.boat", "consents");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whatever one role gives, another one more never takes away. */
    @Property
    void anotherRoleTakesNothingAway(
            @ForAll("roles") Map<String, RolePermissions> roles, @ForAll("permissions") RolePermissions more) {
        // Given
        var before = Grants.of(SARA, roles, Set.of("sara", "joost"));
        var added = new HashMap<>(roles);
        added.put("support", more);
        // When
        var after = Grants.of(SARA, added, Set.of("sara", "joost"));
        // Then
        for (var owner : new String[] {"sara", "joost", "pim", null}) {
            assertThat(after.sees(owner)).isIn(before.sees(owner), true);
        }
        for (var field : FIELDS) {
            assertThat(before.hides(field) || !after.hides(field)).isTrue();
            assertThat(!before.mayChange(field) || after.mayChange(field)).isTrue();
        }
        assertThat(after.sensitive()).containsAll(before.sensitive());
    }

    @Property
    void whoMayChangeAFieldSeesIt(@ForAll("roles") Map<String, RolePermissions> roles) {
        // When
        var grants = Grants.of(SARA, roles, Set.of());
        // Then
        assertThat(FIELDS).allMatch(field -> !grants.mayChange(field) || !grants.hides(field));
    }

    @Property
    void nothingIsKeptFromAdministrators(@ForAll("permissions") RolePermissions set) {
        // When
        var grants = Grants.of(SARA, Map.of("admin", set, "sales", set), Set.of());
        // Then
        assertThat(grants.isLimited()).isFalse();
        assertThat(grants.sensitive()).isEqualTo(set.sensitive());
    }

    @Example
    void ownTeamAndUnassigned() {
        // When
        var own = grants(new RolePermissions(Rows.own, false, Map.of()));
        var team = grants(new RolePermissions(Rows.team, true, Map.of()));
        // Then
        assertThat(own.sees("sara")).isTrue();
        assertThat(own.sees("joost")).isFalse();
        assertThat(own.sees(null)).isFalse();
        assertThat(own.where("c").where()).isEqualTo("c.owner = ?");
        assertThat(team.sees("joost")).isTrue();
        assertThat(team.sees("pim")).isFalse();
        assertThat(team.sees(null)).isTrue();
        assertThat(team.where("c").where()).isEqualTo("(c.owner = any(?) or c.owner is null)");
    }

    @Example
    void whoSeesOnlyTheOwnLooksAfterWhomTheyAdd() {
        assertThat(grants(new RolePermissions(Rows.own, false, Map.of())).owner(null))
                .contains("sara");
        assertThat(grants(new RolePermissions(Rows.own, false, Map.of())).owner("pim"))
                .contains("pim");
        assertThat(grants(new RolePermissions(Rows.own, true, Map.of())).owner(null))
                .isEmpty();
        assertThat(Grants.EVERYTHING.owner(null)).isEmpty();
    }

    @Example
    void aFieldHasOtherNamesElsewhere() {
        // When
        var grants = grants(new RolePermissions(
                Rows.all,
                true,
                Map.of(
                        "emails", new FieldRule(FieldAccess.hidden, false),
                        "address", new FieldRule(FieldAccess.readOnly, false),
                        "custom.boat", new FieldRule(FieldAccess.hidden, false))));
        // Then
        assertThat(List.of("email", "emails", "shared", "custom.boat", "custom.boat.amount"))
                .allMatch(grants::hides);
        assertThat(List.of("phones", "street", "custom.boats", "createdAt", "")).noneMatch(grants::hides);
        assertThat(List.of("street", "city", "otherAddresses", "houseNumber", "address", "email"))
                .noneMatch(grants::mayChange);
        assertThat(grants.mayChange("phones")).isTrue();
    }

    @Example
    void whatChangesIsNamed() throws Exception {
        // Given
        var grants = grants(new RolePermissions(
                Rows.all,
                true,
                Map.of(
                        "city", new FieldRule(FieldAccess.readOnly, false),
                        "custom.boat", new FieldRule(FieldAccess.readOnly, false))));
        var before = JSON.readTree("{\"city\": \"Sneek\", \"tags\": [], \"custom\": {\"boat\": 1, \"car\": 1}}");
        var same = JSON.readTree("{\"city\": \"Sneek\", \"tags\": [\"vip\"], \"custom\": {\"boat\": 1, \"car\": 2}}");
        var moved = JSON.readTree("{\"city\": \"Oulu\", \"custom\": {\"boat\": 1}}");
        var sold = JSON.readTree("{\"city\": \"Sneek\"}");
        // When
        grants.requireChanges(before, same);
        // Then
        assertThatThrownBy(() -> grants.requireChanges(before, moved)).hasMessageContaining("city is read-only");
        assertThatThrownBy(() -> grants.requireChanges(before, sold)).hasMessageContaining("custom.boat is read-only");
    }

    @Provide
    Arbitrary<Map<String, RolePermissions>> roles() {
        return Arbitraries.maps(Arbitraries.of("sales", "marketing", "partner"), permissions())
                .ofMinSize(1);
    }

    @Provide
    Arbitrary<RolePermissions> permissions() {
        var rules = Combinators.combine(Arbitraries.of(FieldAccess.class), Arbitraries.of(true, false))
                .as(FieldRule::new);
        var names = Arbitraries.of("emails", "street", "address", "custom.boat", "consents");
        return Combinators.combine(
                        Arbitraries.of(Rows.class), Arbitraries.of(true, false), Arbitraries.maps(names, rules))
                .as(RolePermissions::new);
    }

    private static Grants grants(RolePermissions ofRole) {
        return Grants.of(SARA, Map.of("sales", ofRole), Set.of("sara", "joost"));
    }
}
