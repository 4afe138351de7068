package io.kring.contacts.matching;

/** How far a field of two records agrees; spelt as in JSON. */
public enum Level {
    /** but for accents, capitals, spaces and punctuation */
    exact,
    /** as after a slip of the pen */
    similar,
    /** in part */
    alike,
    /** they sound the same */
    phonetic,
    /** what belongs into two fields, or the day and the month, is exchanged */
    swapped,
    different
}
