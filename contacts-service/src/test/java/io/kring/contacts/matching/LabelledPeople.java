package io.kring.contacts.matching;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records of which it is known whose they are. */
final class LabelledPeople {
    /** @param person equal for records of one person */
    record Labelled(String person, Profile profile) {}

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private static final List<String> GIVEN =
            List.of(("Sanne Daan Emma Bram Lotte Thijs Fleur Jeroen Anouk Ruben Sjoukje Froukje "
                            + "Wytse Jelle Ytsje Douwe Tsjikke Sybren Boukje Gjalt Aino Väinö Päivi Jukka Kaisa Mikko Tuulikki Eero "
                            + "Helmi Onni Jürgen Käthe Günther Anneliese Björn Françoise René Zoë Siobhán Agnieszka Łukasz "
                            + "Małgorzata José Núria Iñaki Maria Peter Anna Jan Johanna Kees Wiebe Hilde Marit Lars Ingrid Tove "
                            + "Niamh Eoin Carys Gwen Rhys Matteo Chiara Giulia Luca Élodie Benoît Inès Tomás Renée Katrin")
                    .split(" "));
    private static final List<String> STEMS =
            List.of(("Hoek Wier Sikke Hiem Terp Dijk Post Boer Veen Zee Korho Virta Mäki Niemi "
                            + "Hämä Lai Heikki Müll Schröd Krüg Groß Lefèv Dupo Gauth Kowal Wójc Szczep Garc Ibáñ Núñ Sør "
                            + "Øde Åke Lind Horv Ková Dvoř Pope Yılm Petro Oude Nieuw Molen Kerk Wester Noorder Zuider Ooster")
                    .split(" "));
    private static final List<String> FAMILY_ENDINGS = List.of(
            "stra", "ma", "inga", "nen", "man", "berg", "sen", "ski", "huis", "er", "ier", "quist", "ez", "vić", "a");
    private static final List<String> STREET_ENDINGS =
            List.of("straat", "weg", " Singel", "gracht", "katu", "straße", "gatan", " Road", "plein", "laan");
    private static final List<String> CITY_ENDINGS = List.of("um", "dam", "wolde", "burg", "stad");

    private LabelledPeople() {}

    /** As the people of an import would be: a date that is none is left out. */
    static List<Labelled> febrl(Path file) throws IOException {
        var people = new ArrayList<Labelled>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                var fields = row.getFields().stream().map(String::strip).toList();
                var street = fields.get(3) + " " + fields.get(4) + ", " + fields.get(5);
                people.add(new Labelled(
                        fields.get(0).split("-", -1)[1],
                        Profile.of(new Details(
                                fields.get(1),
                                fields.get(2),
                                date(fields.get(9)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new Details.Place(street, fields.get(7), fields.get(6), fields.get(8)))))));
            }
        }
        return people;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** Names that are frequent among them, as a search counts them. */
    static Frequencies frequencies(List<Labelled> people) {
        return new Frequencies(
                shares(people, person -> whole(person.given()), Frequencies.USUAL_GIVEN_NAME),
                shares(people, person -> whole(person.family()), Frequencies.USUAL_FAMILY_NAME),
                shares(
                        people,
                        person -> person.places().isEmpty()
                                ? null
                                : person.places().getFirst().city(),
                        Frequencies.USUAL_CITY));
    }

    private static @Nullable String whole(@Nullable Name name) {
        return name == null ? null : name.whole();
    }

    private static Map<String, Double> shares(
            List<Labelled> people, Function<Profile, @Nullable String> value, double usual) {
        var shares = new HashMap<String, Double>();
        var named = 0;
        for (var labelled : people) {
            var one = value.apply(labelled.profile());
            if (one != null) {
                shares.merge(one, 1.0, Double::sum);
                named++;
            }
        }
        var all = named;
        shares.replaceAll((each, count) -> count / all);
        shares.values().removeIf(share -> share <= usual);
        return shares;
    }

    /** People of several countries, some of whom are written down twice, the second time with one to three mistakes. */
    static List<Labelled> made(int people, int twice, long seed) {
        var random = new Random(seed);
        var made = new ArrayList<Labelled>();
        for (var number = 0; number < people; number++) {
            var fields = person(random);
            made.add(labelled(number, fields));
            if (number < twice) {
                for (var mistakes = 1 + random.nextInt(3); mistakes > 0; mistakes--) {
                    mistake(fields, random);
                }
                made.add(labelled(number, fields));
            }
        }
        return made;
    }

    /** Names, street, number, postcode, city, date of birth. */
    private static @Nullable String[] person(Random random) {
        return new @Nullable String[] {
            any(GIVEN, random),
            made(FAMILY_ENDINGS, random),
            made(STREET_ENDINGS, random),
            String.valueOf(1 + random.nextInt(200)),
            "%04d %c%c".formatted(1000 + random.nextInt(9000), (char) ('A' + random.nextInt(26)), (char)
                    ('A' + random.nextInt(26))),
            made(CITY_ENDINGS, random),
            LocalDate.of(1930, 1, 1).plusDays(random.nextInt(28_000)).toString()
        };
    }

    private static void mistake(@Nullable String[] fields, Random random) {
        var field = random.nextInt(fields.length);
        var value = fields[field];
        switch (random.nextInt(10)) {
            case 0 -> fields[field] = null;
            case 1 -> {
                var given = fields[0];
                fields[0] = fields[1];
                fields[1] = given;
            }
            case 2 -> {
                // To another address in the same town
                var elsewhere = person(random);
                System.arraycopy(elsewhere, 2, fields, 2, 3);
            }
            case 3 -> fields[1] = made(FAMILY_ENDINGS, random);
            case 4 -> fields[0] = fields[0] == null ? null : fields[0].substring(0, 1) + ".";
            default -> {
                if (value != null && field != 6) {
                    fields[field] = slip(value, random);
                } else if (value != null) {
                    var date = LocalDate.parse(value);
                    fields[field] = date.getDayOfMonth() <= 12
                            ? LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue())
                                    .toString()
                            : date.minusDays(1).toString();
                }
            }
        }
    }

    private static String slip(String text, Random random) {
        var place = random.nextInt(text.length());
        var before = text.substring(0, place);
        var after = text.substring(place + 1);
        return switch (random.nextInt(4)) {
            case 0 -> text.length() == 1 ? text : before + after;
            case 1 -> before + text.charAt(place) + (char) ('a' + random.nextInt(26)) + after;
            case 2 -> before + (char) ('a' + random.nextInt(26)) + after;
            default -> after.isEmpty() ? text : before + after.charAt(0) + text.charAt(place) + after.substring(1);
        };
    }

    private static Labelled labelled(int person, @Nullable String[] fields) {
        var street = fields[2] == null ? null : fields[2] + " " + (fields[3] == null ? "" : fields[3]);
        return new Labelled(
                String.valueOf(person),
                Profile.of(new Details(
                        fields[0],
                        fields[1],
                        fields[6] == null ? null : LocalDate.parse(fields[6]),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Details.Place(street, fields[4], fields[5], null)))));
    }

    private static String made(List<String> endings, Random random) {
        return any(STEMS, random) + any(endings, random);
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
