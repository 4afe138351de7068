package io.kring.e2e.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The people of the demonstration: the same for everybody who runs it. Dutch, Frisian, Finnish and English names with
 * addresses such as people have; some come twice and some rows are broken, as in any real file.
 *
 * @param csv the file
 * @param rows its rows without the header
 * @param broken rows that cannot be imported
 */
record People(String csv, int rows, int broken) {
    private record Country(
            String code,
            String language,
            List<String> given,
            List<String> family,
            List<String> cities,
            String mobile) {}

    private static final String HEADER =
            "first_name,last_name,email,phone_mobile,city,country,language,preferred_channel,tags,sms_consent,email_consent";

    private static final List<Country> COUNTRIES = List.of(
            new Country(
                    "NL",
                    "nl",
                    List.of("Sanne", "Daan", "Emma", "Bram", "Lotte", "Thijs", "Fleur", "Jeroen", "Anouk", "Ruben"),
                    List.of("de Jong", "Jansen", "van den Berg", "Bakker", "Visser", "Smit", "Meijer", "de Groot"),
                    List.of("Sneek", "Leeuwarden", "Groningen", "Zwolle", "Utrecht"),
                    "06 %08d"),
            new Country(
                    "NL",
                    "fy",
                    List.of(
                            "Sjoukje", "Froukje", "Wytse", "Jelle", "Ytsje", "Douwe", "Tsjikke", "Sybren", "Boukje",
                            "Gjalt"),
                    List.of("Hoekstra", "Postma", "Dijkstra", "Wiersma", "Sikkema", "Hiemstra", "Terpstra", "Ypma"),
                    List.of("Sneek", "Bolsward", "Workum", "Drachten", "Leeuwarden"),
                    "+31 6 %08d"),
            new Country(
                    "FI",
                    "fi",
                    List.of("Aino", "Väinö", "Päivi", "Jukka", "Kaisa", "Mikko", "Tuulikki", "Eero", "Helmi", "Onni"),
                    List.of(
                            "Korhonen",
                            "Virtanen",
                            "Mäkinen",
                            "Nieminen",
                            "Mäkelä",
                            "Hämäläinen",
                            "Laine",
                            "Heikkinen"),
                    List.of("Helsinki", "Turku", "Tampere", "Oulu", "Jyväskylä"),
                    "040 %07d"),
            new Country(
                    "GB",
                    "en",
                    List.of("Olivia", "George", "Amelia", "Harry", "Isla", "Jack", "Poppy", "Alfie", "Freya", "Oscar"),
                    List.of("Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Evans", "O'Neill"),
                    List.of("Norwich", "Ipswich", "Lowestoft", "Hull", "Grimsby"),
                    "07700 90%04d"));

    private static final List<String> TAGS = List.of("sailing", "skating", "cycling", "sailing;vip", "");

    static People of(int count) {
        var random = new Random(1572);
        var rows = new ArrayList<String>();
        var broken = 0;
        for (var number = 0; number < count; number++) {
            var row = person(number, random);
            if (number % 29 == 28) {
                rows.add(broken(row, broken++));
            } else {
                rows.add(row);
            }
            if (number % 17 == 16) {
                rows.add(again(row));
            }
        }
        return new People(HEADER + "\n" + String.join("\n", rows) + "\n", rows.size(), broken);
    }

    private static String person(int number, Random random) {
        var country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        var given = any(country.given(), random);
        var family = any(country.family(), random);
        var phone = String.format(Locale.ROOT, country.mobile(), phone(country, number));
        var email = mailbox(given) + "." + mailbox(family) + number + "@"
                + (random.nextBoolean() ? "example.org" : "Example.com");
        return String.join(
                ",",
                given,
                family,
                email,
                phone,
                any(country.cities(), random),
                country.code(),
                country.language(),
                random.nextInt(10) == 0 ? "email" : "",
                any(TAGS, random),
                random.nextInt(10) < 7 ? "yes" : "no",
                random.nextInt(10) < 6 ? "yes" : "no");
    }

    /** Numbers differ from person to person; every hundredth ends in 99, which the sandbox cannot deliver to. */
    private static int phone(Country country, int number) {
        return switch (country.code()) {
            case "GB" -> number % 10_000;
            case "FI" -> 1_000_000 + number;
            default -> 11_000_000 + number;
        };
    }

    /** The same person, written by somebody else. */
    private static String again(String row) {
        var cells = row.split(",", -1);
        cells[2] = cells[2].toUpperCase(Locale.ROOT);
        cells[3] = cells[3].replace(" ", "-");
        return String.join(",", cells);
    }

    /** What goes wrong in real files, in turn. */
    private static String broken(String row, int kind) {
        var cells = row.split(",", -1);
        switch (kind % 4) {
            case 0 -> cells[2] = "nobody at example.org";
            case 1 -> cells[3] = "unknown";
            case 2 -> cells[5] = "Atlantis";
            default -> cells[9] = "perhaps";
        }
        return String.join(",", cells);
    }

    private static String mailbox(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
