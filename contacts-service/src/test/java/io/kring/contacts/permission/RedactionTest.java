package io.kring.contacts.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.permission.Grants.Asker;
import io.kring.contacts.permission.RolePermissions.FieldRule;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ANN = UUID.fromString("019a8b1c-2d3e-7f40-8000-000000000001");

    private final Redaction redaction = new Redaction(Grants.of(
            new Asker("sara", Set.of("sales")),
            Map.of(
                    "sales",
                    new RolePermissions(
                            Rows.all,
                            true,
                            Map.of(
                                    "emails", new FieldRule(FieldAccess.hidden, false),
                                    "custom.boat", new FieldRule(FieldAccess.hidden, false),
                                    "birthDate", new FieldRule(FieldAccess.full, true)))),
            Set.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'contactId':'ID','emails':['a@b.nl'],'shared':[],'city':'Sneek'}   | {'contactId':'ID','city':'Sneek'}",
                "{'items':[{'contactId':'ID','email':'a@b.nl'}],'next':null}         | {'items':[{'contactId':'ID'}],'next':null}",
                "{'contactId':'ID','custom':{'boat':'x','car':'y'}}                  | {'contactId':'ID','custom':{'car':'y'}}",
                "{'contactId':'ID','matches':[{'field':'emails','match':'a'},{'field':'city','match':'b'}]} | {'contactId':'ID','matches':[{'field':'city','match':'b'}]}",
                "{'contactId':'ID','fields':[{'field':'custom','before':{'boat':1},'after':{'boat':2,'car':3}}]} | {'contactId':'ID','fields':[{'field':'custom','before':{},'after':{'car':3}}]}",
                "{'contactId':'ID','fields':[{'field':'custom.boat','taken':1}]}     | {'contactId':'ID','fields':[]}",
                "{'contactId':'ID','errors':[{'field':'emails','message':'m'}]}      | {'contactId':'ID','errors':[{'field':'emails','message':'m'}]}",
                "{'conflicts':[{'contactId':'ID','field':'emails','now':['a@b.nl']}]} | {'conflicts':[]}",
                "{'companyId':'ID','email':'office@b.nl'}                            | {'companyId':'ID','email':'office@b.nl'}",
                "{'columns':[{'column':'E-mail','field':'email'}]}                   | {'columns':[{'column':'E-mail','field':'email'}]}"
            })
    void whatIsHiddenOfPeopleIsTakenOut(String answer, String left) throws Exception {
        // Given
        var tree = tree(answer);
        // When
        redaction.apply(tree, null, false);
        // Then
        assertThat(tree).isEqualTo(tree(left));
    }

    @Test
    void belowAPersonAllIsAboutThem() throws Exception {
        // Given
        var history = tree(
                "{'items':[{'fields':[{'field':'emails','after':['a@b.nl']},{'field':'birthDate','after':'1985-06-01'}]}]}");
        // When
        redaction.apply(history, ANN, true);
        // Then
        assertThat(history.toString()).doesNotContain("a@b.nl").contains("1985");
        assertThat(redaction.read()).containsExactly("birthDate");
        assertThat(redaction.people()).containsExactly(ANN);
    }

    @Test
    void onlyWhatSaysSomethingIsRead() throws Exception {
        // When
        redaction.apply(tree("[{'contactId':'ID','birthDate':null},{'contactId':'ID','city':'Sneek'}]"), null, true);
        // Then
        assertThat(redaction.read()).isEmpty();
        assertThat(redaction.people()).isEmpty();
    }

    private static JsonNode tree(String json) throws Exception {
        return JSON.readTree(json.replace('\'', '"').replace("\"ID\"", '"' + ANN.toString() + '"'));
    }
}
