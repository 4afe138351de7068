package io.kring.contacts.matching;

/** Slips of the pen. */
final class Typing {
    private Typing() {}

    /**
     * Whether one became the other by at most one letter or digit that is missing, added, another, or exchanged with its
     * neighbour: four of five errors in typed texts (Damerau, "A Technique for Computer Detection and Correction of Spelling
     * Errors", Communications of the ACM 7, 1964).
     */
    static boolean isOneSlip(String one, String other) {
        if (one.length() > other.length()) {
            return isOneSlip(other, one);
        }
        var same = 0;
        while (same < one.length() && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        if (other.length() > one.length()) {
            return other.length() == one.length() + 1 && isSame(one, same, other, same + 1);
        }
        return same == one.length()
                || isSame(one, same + 1, other, same + 1)
                || same + 1 < one.length()
                        && one.charAt(same) == other.charAt(same + 1)
                        && one.charAt(same + 1) == other.charAt(same)
                        && isSame(one, same + 2, other, same + 2);
    }

    private static boolean isSame(String one, int from, String other, int otherFrom) {
        return one.length() - from == other.length() - otherFrom
                && one.regionMatches(from, other, otherFrom, one.length() - from);
    }
}
