package io.kring.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * People as a file, as long as is asked for, made while it is read. Names and cities are spread as in a country: few that very many
 * have, and very many that few have (Zipf), so that whoever looks for duplicates has as much to do as there.
 */
final class Crowd {
    private static final int BLOCK = 1_000;
    private static final List<String> GIVEN = words(
            "Sjoukje Jan Pieter Anna Maria Johannes Sjoerd Femke Tjitske Wiebe Hidde Rixt Nynke Jelle Douwe Klaas Gerrit"
                    + " Hendrik Willem Cornelis Johanna Hans Jürgen Jörg Günther Björn Sören Anneliese Käthe Ulrike Heinz Karl Wolfgang"
                    + " Petra Sabine Aino Väinö Eeva Jukka Päivi Timo Mikko Helmi Pekka Riitta Åsa Göran Lars Ingrid Sven Karin José María"
                    + " Carmen Ángel Lucía François Amélie Zoé Michael James John Robert Mary Patricia Jennifer Linda Elizabeth William"
                    + " David Richard Joseph Thomas Charles Emma Olivia Noah Liam Daan Sem Lucas Levi Finn Julia Tess Sara Eva Lotte");
    private static final List<String> CITIES = words(
            "Sneek Leeuwarden Groningen Amsterdam Rotterdam Utrecht Heerenveen Drachten Joure Zwolle Oulu Helsinki Turku Tampere"
                    + " Berlin Hamburg Köln München Göteborg Malmö Stockholm London Madrid Paris Lyon Kraków Łódź Bolsward Makkum Workum");
    private static final List<String> BEGINNINGS = words(
            "hoek dijk veld berg jan pie ter bak smit mul schul mei wag fisch web schnei koiv virt kork laak niem lind gren ström"
                    + " and ers sven john will brown tay gar mar rod lop");
    private static final List<String> MIDDLES = words(
            "hoek dijk veld berg jan pie ter bak kow nov wis lew kam yil dem sah ozt zand bos vis kui brou wer post haan kos dek"
                    + " hui tim mer hof wal roos poel tol");
    private static final List<String> ENDS = words("stra ma sen er mann inen nen son s ez ski ova ga enga man");
    /** After the cities above, which are the largest. */
    private static final List<String> ENDS_OF_TOWNS = words("wijk dam huizen veen hout meer dorp kerk");

    /*
     * How much less often the most frequent is met than by Zipf's law alone, so that about 1 of 200 has the most frequent family name and
     * 1 of 50 the most frequent given name, as in the Netherlands (Meertens Instituut, Nederlandse Familienamenbank and Voornamenbank),
     * and nearly 1 of 20 lives in the largest city (Centraal Bureau voor de Statistiek).
     */
    private static final int FLATNESS_OF_FAMILY_NAMES = 32;
    private static final int FLATNESS_OF_GIVEN_NAMES = 40;
    private static final int FLATNESS_OF_CITIES = 4;

    private static final LocalDate OLDEST = LocalDate.of(1935, 1, 1);
    private static final int DAYS = 27_000;

    private Crowd() {}

    /**
     * A CSV file with header.
     *
     * @param run makes their e-mail addresses different from those of other files; its letters and digits
     */
    static InputStream csv(String run, long people) {
        var header = "first_name,last_name,email,city,country,birth_date,tags,sms_consent\n";
        var blocks = Stream.concat(
                        Stream.of(header),
                        LongStream.range(0, (people + BLOCK - 1) / BLOCK)
                                .mapToObj(block -> LongStream.range(
                                                block * BLOCK, Math.min(people, (block + 1) * BLOCK))
                                        .mapToObj(number -> row(run, number))
                                        .collect(Collectors.joining())))
                .<InputStream>map(block -> new ByteArrayInputStream(block.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return blocks.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return blocks.next();
            }
        });
    }

    /** What somebody types who looks for some of them: names, a place, and every third time without one of the letters. */
    static List<String> typed(String run, int people) {
        return LongStream.range(0, people)
                .mapToObj(number -> {
                    var cells = row(run, number).split(",");
                    var text = (cells[0] + ' ' + cells[1] + ' ' + cells[3]).toLowerCase(Locale.ROOT);
                    return number % 3 == 0 ? text.substring(0, 2) + text.substring(3) : text;
                })
                .toList();
    }

    private static String row(String run, long number) {
        var random = new SplittableRandom(31L * run.hashCode() + number);
        var family = rank(random, BEGINNINGS.size() * MIDDLES.size() * ENDS.size(), FLATNESS_OF_FAMILY_NAMES);
        return String.join(
                        ",",
                        number % 2 == 0 ? givenName(random) : givenName(random) + ' ' + givenName(random),
                        familyName(family),
                        run + number + "@example.org",
                        city(rank(
                                random, CITIES.size() + BEGINNINGS.size() * ENDS_OF_TOWNS.size(), FLATNESS_OF_CITIES)),
                        "NL",
                        OLDEST.plusDays(random.nextInt(DAYS)).toString(),
                        "bench;import",
                        number % 2 == 0 ? "yes" : "no")
                + "\n";
    }

    /** So that frequent names do not all begin alike. */
    private static String familyName(int rank) {
        var mixed = (int) (rank * 7_919L % (BEGINNINGS.size() * MIDDLES.size() * ENDS.size()));
        var name = BEGINNINGS.get(mixed % BEGINNINGS.size())
                + MIDDLES.get(mixed / BEGINNINGS.size() % MIDDLES.size())
                + ENDS.get(mixed / BEGINNINGS.size() / MIDDLES.size());
        return capitalised(name);
    }

    private static String givenName(SplittableRandom random) {
        return GIVEN.get(rank(random, GIVEN.size(), FLATNESS_OF_GIVEN_NAMES));
    }

    private static String city(int rank) {
        if (rank < CITIES.size()) {
            return CITIES.get(rank);
        }
        var town = rank - CITIES.size();
        return capitalised(BEGINNINGS.get(town % BEGINNINGS.size()) + ENDS_OF_TOWNS.get(town / BEGINNINGS.size()));
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** A rank from 0, each as often as 1 / (rank + flatness) by the law of Zipf and Mandelbrot. */
    private static int rank(SplittableRandom random, int ranks, int flatness) {
        var rank = flatness * Math.pow((ranks + flatness) / (double) flatness, random.nextDouble()) - flatness;
        return Math.min(ranks - 1, (int) rank);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
