package io.kring.contacts.matching;

import java.util.List;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * A given or family name as it is compared.
 *
 * @param whole all of its words in one
 * @param core without particles of nobility and origin, which one writes and another does not; of given names the first
 * @param sound by which it is looked up
 */
record Name(String whole, String core, String sound) {
    private static final Set<String> PARTICLES = Set.of(
            ("van von der den de het ten ter te zu zum zur da di do dos del della du la le af av v d").split(" "));
    private static final double SIMILAR = 0.92;
    private static final double ALIKE = 0.85;
    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
    private static final int SOUND = 5;

    /** Null where there is none. */
    static @Nullable Name given(@Nullable String written) {
        var words = Folding.words(written);
        return words.isEmpty() ? null : of(words, words.getFirst());
    }

    /** Null where there is none. */
    static @Nullable Name family(@Nullable String written) {
        var words = Folding.words(written);
        if (words.isEmpty()) {
            return null;
        }
        var core = words.stream().filter(word -> !PARTICLES.contains(word)).toList();
        return of(words, String.join("", core.isEmpty() ? words : core));
    }

    private static Name of(List<String> words, String core) {
        return new Name(String.join("", words), core, sound(core));
    }

    /** The level, but for names that are swapped. */
    Level compare(Name other) {
        if (whole.equals(other.whole)) {
            return Level.exact;
        }
        var similarity = Math.max(similarity(whole, other.whole), similarity(core, other.core));
        if (similarity >= SIMILAR) {
            return Level.similar;
        }
        if (similarity >= ALIKE || isInitialOf(other) || other.isInitialOf(this)) {
            return Level.alike;
        }
        return sound.equals(other.sound) ? Level.phonetic : Level.different;
    }

    boolean isNearly(Name other) {
        return whole.equals(other.whole) || similarity(whole, other.whole) >= SIMILAR;
    }

    private boolean isInitialOf(Name other) {
        return core.length() == 1 && other.core.startsWith(core);
    }

    private static double similarity(String one, String other) {
        return one.equals(other) ? 1 : JARO_WINKLER.apply(one, other);
    }

    /** Of names in other scripts, which have no sound here, their letters. */
    private static String sound(String core) {
        var metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(SOUND);
        var sound = metaphone.doubleMetaphone(core);
        return sound == null || sound.isEmpty() ? core : sound;
    }
}
