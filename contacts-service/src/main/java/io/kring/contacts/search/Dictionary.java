package io.kring.contacts.search;

import io.kring.contacts.search.Alternative.How;
import io.kring.contacts.search.SearchQuery.Term;
import io.kring.contacts.search.index.Kind;
import io.kring.contacts.search.index.PersonWords;
import io.kring.contacts.search.text.Typos;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jdbi.v3.core.Jdbi;

/** All words by which people of a tenant are found, each once, with how many people have it. */
@ApplicationScoped
class Dictionary {
    /** Of the words that start with what was typed, those that most people have. */
    private static final int MOST_BEGUN = 100;

    private static final int MOST_SIMILAR = 100;
    private static final int MOST_MEANT = 30;
    private static final double BEGUN = 0.75;
    private static final double SPELT_OTHERWISE = 0.95;
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String EXACT = """
            select kind, word, people from search_word
            where tenant_id = :tenant and word = any(:words) and kind in ('name', 'company', 'email', 'place') and people > 0""";

    private static final String BEGUN_WITH = """
            select kind, word, people from search_word
            where tenant_id = :tenant and word >= :from and word < :to and kind in ('name', 'company', 'email', 'place') and people > 0
            order by people desc, word limit :most""";

    /** Words that look like it, those that start with a spelling of it, and, where it is not the last one, those that are one. */
    private static final String SIMILAR = """
            (select kind, word, people from search_word
             where tenant_id = :tenant and word %% :word and kind in ('name', 'company', 'place') and people > 0
             order by similarity(word, :word) desc, people desc limit :most)
            union
            (select w.kind, w.word, w.people from unnest(:variants) variant join search_word w
               on w.tenant_id = :tenant and %s and w.kind in ('name', 'company', 'place') and w.people > 0
             order by w.people desc limit :most)""";

    private static final String SIMILAR_WORDS = SIMILAR.formatted("w.word = variant");
    private static final String SIMILAR_BEGINNINGS =
            SIMILAR.formatted("w.word >= variant and w.word < variant || '" + LAST_CHARACTER + "'");

    private final Jdbi jdbi;

    Dictionary(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Word(Kind kind, String word, int people) {}

    /** The very words of these terms, of each in its place. */
    List<List<Alternative>> exact(List<Term> terms) {
        var spellings =
                terms.stream().flatMap(term -> term.spellings().stream()).toList();
        var known = jdbi.withHandle(handle -> handle.createQuery(EXACT)
                .bind("tenant", Tenant.current())
                .bind("words", spellings.toArray(String[]::new))
                .map((row, context) -> new Word(Kind.valueOf(row.getString(1)), row.getString(2), row.getInt(3)))
                .list());
        return terms.stream()
                .map(term -> known.stream()
                        .filter(word -> term.spellings().contains(word.word()))
                        .map(word ->
                                alternative(word, How.exact, word.word().equals(term.word()) ? 1 : SPELT_OTHERWISE))
                        .toList())
                .toList();
    }

    /** The words that start so. */
    List<Alternative> begun(Term term) {
        var begun = new ArrayList<Alternative>();
        for (var spelling : term.spellings()) {
            var isShort = spelling.codePointCount(0, spelling.length()) <= PersonWords.LONGEST_BEGINNING;
            if (isShort) {
                begun.add(new Alternative(Kind.beginning, spelling, 0, How.prefix, BEGUN));
            }
            var known = jdbi.withHandle(handle -> handle.createQuery(BEGUN_WITH)
                    .bind("tenant", Tenant.current())
                    .bind("from", spelling)
                    .bind("to", spelling + LAST_CHARACTER)
                    .bind("most", MOST_BEGUN)
                    .map((row, context) -> new Word(Kind.valueOf(row.getString(1)), row.getString(2), row.getInt(3)))
                    .list());
            known.stream()
                    .filter(word -> !term.spellings().contains(word.word()))
                    .filter(word -> !(isShort && word.kind() == Kind.name))
                    .map(word -> alternative(
                            word,
                            How.prefix,
                            BEGUN + 0.1 * spelling.length() / word.word().length()))
                    .forEach(begun::add);
        }
        return begun;
    }

    /** The words that may have been meant. */
    List<Alternative> similar(Term term) {
        var typed = term.word();
        var allowed = Typos.allowed(typed);
        if (allowed == 0) {
            return List.of();
        }
        var known = jdbi.withHandle(handle -> handle.createQuery(term.isLast() ? SIMILAR_BEGINNINGS : SIMILAR_WORDS)
                .bind("tenant", Tenant.current())
                .bind("word", typed)
                .bind("variants", Typos.variants(typed).toArray(String[]::new))
                .bind("most", MOST_SIMILAR)
                .map((row, context) -> new Word(Kind.valueOf(row.getString(1)), row.getString(2), row.getInt(3)))
                .list());
        ToDoubleFunction<Word> distance = word -> term.isLast()
                ? Math.min(Typos.distance(typed, word.word()), Typos.distanceToBeginning(typed, word.word()) + 0.5)
                : Typos.distance(typed, word.word());
        return known.stream()
                .filter(word -> distance.applyAsDouble(word) <= allowed + 0.5)
                .map(word -> alternative(word, How.typo, 0.6 - 0.15 * distance.applyAsDouble(word)))
                .sorted(Comparator.comparingDouble(Alternative::closeness).reversed())
                .limit(MOST_MEANT)
                .toList();
    }

    /** The calling codes of the countries that most phone numbers are of. */
    List<String> callingCodes(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select word from search_word where tenant_id = ? and kind = 'callingCode' and people > 0
                        order by people desc limit ?""")
                .bind(0, Tenant.current())
                .bind(1, most)
                .mapTo(String.class)
                .list());
    }

    private static Alternative alternative(Word word, How how, double closeness) {
        return new Alternative(word.kind(), word.word(), word.people(), how, closeness);
    }
}
